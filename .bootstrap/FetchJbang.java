import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Fetches JBang's jar once: {@code java FetchJbang.java URL SHA256 FILE}. A machine that has only a
 * JDK has neither curl nor wget, so Java itself is the tool.
 *
 * <p>FILE appears only whole and checked: the bytes go to a temporary file beside it and are moved
 * when their SHA-256 is the expected one. Two of these at the same time both succeed.
 *
 * <p>Exit codes: 0 fetched, 1 the bytes are not the expected ones or cannot be written, 6 the
 * server cannot be reached.
 */
public class FetchJbang {
  public static void main(String... args) throws Exception {
    var url = URI.create(args[0]);
    var expected = args[1].toLowerCase(Locale.ROOT);
    var file = Path.of(args[2]).toAbsolutePath();
    if (Files.exists(file)) {
      return;
    }
    try {
      fetch(url, expected, file);
    } catch (Unreachable failed) {
      end(6, failed.getMessage());
    } catch (IOException failed) {
      end(1, "cannot keep " + file + ": " + failed.getMessage());
    }
  }

  private static void fetch(URI url, String expected, Path file)
      throws IOException, Unreachable, InterruptedException {
    Files.createDirectories(file.getParent());
    var part = Files.createTempFile(file.getParent(), "jbang", ".part");
    try {
      var actual = download(url, part);
      if (!actual.equals(expected)) {
        throw new IOException(
            url + " has SHA-256 " + actual + ", expected " + expected + "; nothing was kept");
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Returns the SHA-256 of what was written, as lower-case hexadecimal digits. */
  private static String download(URI url, Path part)
      throws IOException, Unreachable, InterruptedException {
    try (var body = open(url)) {
      var digest = MessageDigest.getInstance("SHA-256");
      Files.copy(new DigestInputStream(body, digest), part, StandardCopyOption.REPLACE_EXISTING);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static InputStream open(URI url) throws Unreachable, InterruptedException {
    var client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    try {
      var request = HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(2)).build();
      var response = client.send(request, BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new Unreachable(url + " answered " + response.statusCode());
      }
      return response.body();
    } catch (IOException failed) {
      throw new Unreachable("cannot reach " + url + " (" + reason(failed) + ")");
    }
  }

  private static String reason(IOException failed) {
    var message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void end(int exitCode, String sentence) {
    System.err.println("jbang: " + sentence);
    System.exit(exitCode);
  }

  private static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message);
    }
  }
}
