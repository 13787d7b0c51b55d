package modelcar.push;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** What can go wrong while a blob is sent. */
public final class Faults {
  private Faults() {}

  /** The connection is cut after so many bytes of the body, as often as this. */
  static FaultyRegistry.Fault cut(int bytes, int times) {
    return patches(
        times,
        exchange -> {
          exchange.getRequestBody().readNBytes(bytes);
          // the JDK's server closes the connection where the rest of the body was not read
          exchange.close();
        });
  }

  /** The server answers with an error after so many bytes of the body, as often as this. */
  static FaultyRegistry.Fault answer(int status, int bytes, int times) {
    return patches(
        times,
        exchange -> {
          exchange.getRequestBody().readNBytes(bytes);
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** The server wants the bytes somewhere else, and says so after as many of them as this. */
  static FaultyRegistry.Fault redirected(int bytes) {
    return exchange -> {
      var uri = exchange.getRequestURI();
      if (!exchange.getRequestMethod().equals("PATCH") || uri.getQuery() != null) {
        return false;
      }
      exchange.getRequestBody().readNBytes(bytes);
      exchange.getResponseHeaders().set("Location", uri + "?elsewhere");
      exchange.sendResponseHeaders(307, -1);
      // whoever is cut off while sending may not see the answer
      exchange.getRequestBody().readAllBytes();
      return true;
    };
  }

  /** The server takes so many bytes, and then nothing happens any more. */
  public static FaultyRegistry.Fault stall(int bytes, CountDownLatch end) {
    return patches(
        Integer.MAX_VALUE,
        exchange -> {
          exchange.getRequestBody().readNBytes(bytes);
          try {
            end.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** The server makes no repositories by itself. */
  static FaultyRegistry.Fault noRepository(String name) {
    return exchange -> {
      if (!exchange.getRequestURI().getPath().equals("/v2/" + name + "/blobs/uploads/")) {
        return false;
      }
      var error =
          """
          {"errors": [{"code": "NAME_UNKNOWN", "message": "The repository with name '%s' does not \
          exist in the registry with id '123456789012'"}]}
          """
              .formatted(name)
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(404, error.length);
      exchange.getResponseBody().write(error);
      return true;
    };
  }

  /** The server does not tell whether it has a blob. */
  static FaultyRegistry.Fault refusedLook(int status) {
    return exchange -> {
      boolean isLook =
          exchange.getRequestMethod().equals("HEAD")
              && exchange.getRequestURI().getPath().contains("/blobs/");
      if (isLook) {
        exchange.sendResponseHeaders(status, -1);
      }
      return isLook;
    };
  }

  /** The server lost all uploads that were begun, once. */
  static FaultyRegistry.Fault lostUpload(String method) {
    var left = new AtomicInteger(1);
    return exchange -> {
      if (!exchange.getRequestMethod().equals(method) || left.getAndDecrement() <= 0) {
        return false;
      }
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(404, -1);
      return true;
    };
  }

  /**
   * The server says so where it is.
   *
   * @param itself scheme and authority, or nothing for paths only
   */
  static FaultyRegistry.Answer locationsBeginWith(String itself) {
    return (exchange, status) -> {
      exchange
          .getResponseHeaders()
          .computeIfPresent("Location", (name, paths) -> List.of(itself + paths.get(0)));
      return status;
    };
  }

  /** The server claims to have stored something else. */
  static FaultyRegistry.Fault anotherDigest(String path) {
    return exchange -> {
      if (!exchange.getRequestMethod().equals("PUT")
          || !exchange.getRequestURI().getPath().contains(path)) {
        return false;
      }
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Docker-Content-Digest", "sha256:" + "ab".repeat(32));
      exchange.sendResponseHeaders(201, -1);
      return true;
    };
  }

  /** Something happens, once, when so many bytes of a blob have arrived at the server. */
  static FaultyRegistry.Fault meanwhile(int bytes, Happening happening) {
    var happened = new AtomicBoolean();
    return exchange -> {
      if (exchange.getRequestMethod().equals("PATCH") && !happened.getAndSet(true)) {
        var body = exchange.getRequestBody();
        var arrived = new ByteArrayInputStream(body.readNBytes(bytes));
        happening.happen();
        exchange.setStreams(new SequenceInputStream(arrived, body), null);
      }
      return false;
    };
  }

  /** Something happens, once, before a request with this method is looked at. */
  public static FaultyRegistry.Fault before(String method, Happening happening) {
    var happened = new AtomicBoolean();
    return exchange -> {
      if (exchange.getRequestMethod().equals(method) && !happened.getAndSet(true)) {
        happening.happen();
      }
      return false;
    };
  }

  public interface Happening {
    void happen() throws IOException;
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static FaultyRegistry.Fault patches(int times, Answer answer) {
    var left = new AtomicInteger(times);
    return exchange -> {
      if (!exchange.getRequestMethod().equals("PATCH") || left.getAndDecrement() <= 0) {
        return false;
      }
      answer.to(exchange);
      return true;
    };
  }
}
