package registry;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * A repository of a registry (OCI distribution specification 1.1). What fails for a passing reason
 * is tried again; a {@link RegistryRefusal} says what the registry did not want.
 */
public final class Repository {
  private static final String MANIFESTS =
      String.join(
          ", ",
          MediaTypes.INDEX,
          MediaTypes.MANIFEST,
          MediaTypes.DOCKER_INDEX,
          MediaTypes.DOCKER_MANIFEST);

  /** Opens a blob from its beginning, each time it is called. */
  public interface Source {
    ReadableByteChannel open() throws IOException, InterruptedException;
  }

  private final String name;
  private final RepositoryHttp http;
  private final Function<String, RepositoryHttp> mounting;
  private final Map<String, RepositoryHttp> mountingFrom = new ConcurrentHashMap<>();

  /**
   * @param mounting requests that may also read the repository whose name is given. A token server
   *     may refuse that, which must not be in the way of anything else.
   */
  Repository(String name, RepositoryHttp http, Function<String, RepositoryHttp> mounting) {
    this.name = name;
    this.http = http;
    this.mounting = mounting;
  }

  /** Within its registry, such as {@code me/jukebox}. */
  public String name() {
    return name;
  }

  /** The digest that a tag or digest stands for; empty where the repository has no such image. */
  public Optional<Digest> resolve(String reference) throws IOException, InterruptedException {
    var answer = call("HEAD", "manifests/" + reference, "looking for " + reference);
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    var digest = Digest.in(answer);
    return digest.isPresent() ? digest : manifest(reference).map(Manifest::digest);
  }

  /**
   * A manifest or index; empty where the repository has none.
   *
   * @throws DigestMismatch when it is not the one that the digest stands for
   */
  public Optional<Manifest> manifest(String reference) throws IOException, InterruptedException {
    var answer = call("GET", "manifests/" + reference, "reading " + reference);
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    var mediaType = answer.headers().firstValue("Content-Type").orElse(MediaTypes.MANIFEST);
    var manifest = new Manifest(answer.body(), mediaType.replaceFirst(";.*", "").strip());
    if (Digest.isDigest(reference)) {
      requireDigest(name + "@" + reference, reference, manifest.digest());
    }
    return Optional.of(manifest);
  }

  /**
   * Whether the registry takes the account that is there for this repository; also where it asks
   * nobody for one. Only the base of the API is asked for, which shows no image.
   *
   * @throws IOException when nobody answers
   */
  public boolean takesAccount() throws IOException, InterruptedException {
    try {
      return http.sendOnce(http.uri("/v2/"), () -> request("GET")).statusCode() != 401;
    } catch (RegistryRefusal noToken) {
      return false;
    }
  }

  /**
   * Whether the repository is known to have a blob, for those who send it otherwise: false also
   * where the registry does not let us look.
   *
   * @throws IOException when it does not know us, or is in trouble
   */
  public boolean has(Descriptor blob) throws IOException, InterruptedException {
    try {
      return !lacks(blob);
    } catch (RegistryRefusal refusal) {
      if (refusal.status() == 403 || refusal.status() == 405) {
        return false;
      }
      throw refusal;
    }
  }

  /** Whether the registry says that it has no such blob in this repository, or another one. */
  public boolean lacks(Descriptor blob) throws IOException, InterruptedException {
    var answer = call("HEAD", "blobs/" + blob.digest(), "looking for a blob");
    var size = answer.headers().firstValueAsLong("Content-Length").orElse(blob.size());
    return answer.statusCode() != 200 || size != blob.size();
  }

  /** The content of a small blob, such as an image's configuration. */
  public byte[] read(Descriptor blob) throws IOException, InterruptedException {
    var answer = call("GET", "blobs/" + blob.digest(), "reading a blob");
    if (answer.statusCode() == 404) {
      throw RegistryRefusal.of(answer);
    }
    requireDigest("a blob of " + name, blob.digest().text(), Digest.of(answer.body()));
    return answer.body();
  }

  /** The content of a blob, to be read once and closed; its digest is not checked. */
  public ReadableByteChannel open(Digest blob) throws IOException, InterruptedException {
    var answer =
        http.sendOnce(
            http.uri("blobs/" + blob),
            () -> request("GET"),
            BodyHandlers.ofInputStream(),
            Watch.forAnswer(http.patience().stalling()));
    if (answer.statusCode() != 200) {
      answer.body().close();
      throw RegistryRefusal.of(answer.statusCode());
    }
    return Channels.newChannel(answer.body());
  }

  /**
   * Lets the repository have a blob that another one of the same registry has.
   *
   * @return false where the registry does not do that for us, or the other one does not have it
   */
  public boolean mount(Digest blob, String otherRepository)
      throws IOException, InterruptedException {
    var both = mountingFrom.computeIfAbsent(otherRepository, mounting);
    var uploads = both.uri("blobs/uploads/?mount=" + blob + "&from=" + otherRepository);
    try {
      var answer = both.send("mounting a blob", uploads, () -> request("POST"));
      if (answer.statusCode() == 202) {
        BlobUpload.begunBy(both, answer, uploads).abandon();
      }
      return answer.statusCode() == 201;
    } catch (IOException notAllowed) {
      return false; // then it is sent, and a server that is away shows itself there
    }
  }

  /**
   * Pushes a blob in one pass: it is read, hashed and sent at the same time. When that breaks off,
   * all of it is sent again.
   *
   * @param what it is, in front of people
   * @param size bytes, exactly
   * @param progress hears of the bytes of each piece that is sent; of a negative number where they
   *     count no more
   * @return its digest, which the registry agreed to
   */
  public Digest push(String what, Source source, long size, LongConsumer progress)
      throws IOException, InterruptedException {
    return http.retries().of("sending " + what, () -> pushOnce(source, size, progress));
  }

  private Digest pushOnce(Source source, long size, LongConsumer progress)
      throws IOException, InterruptedException {
    var upload = BlobUpload.begin(http);
    var sent = new AtomicLong();
    boolean complete = false;
    try {
      var digest =
          upload.send(
              source,
              size,
              bytes -> {
                sent.addAndGet(bytes);
                progress.accept(bytes);
              });
      complete = true;
      return digest;
    } finally {
      if (!complete) {
        progress.accept(-sent.get());
        upload.abandon();
      }
    }
  }

  /**
   * Pushes a manifest, after everything that it names.
   *
   * @param reference the tag that stands for it from now on, or its digest
   * @throws DigestMismatch when the registry has something else then
   */
  public void put(Manifest manifest, String reference) throws IOException, InterruptedException {
    var uri = http.uri("manifests/" + reference);
    var answer =
        http.send(
            "tagging " + reference,
            uri,
            () ->
                HttpRequest.newBuilder()
                    .PUT(BodyPublishers.ofByteArray(manifest.bytes()))
                    .header("Content-Type", manifest.mediaType()));
    if (answer.statusCode() == 404) {
      throw RegistryRefusal.of(answer);
    }
    var stored = Digest.in(answer).orElse(manifest.digest());
    requireDigest("the registry's " + reference, manifest.digest().text(), stored);
  }

  private HttpResponse<byte[]> call(String method, String path, String what)
      throws IOException, InterruptedException {
    return http.send(what, http.uri(path), () -> request(method));
  }

  private static HttpRequest.Builder request(String method) {
    return HttpRequest.newBuilder()
        .method(method, BodyPublishers.noBody())
        .header("Accept", MANIFESTS);
  }

  private static void requireDigest(String what, String expected, Digest actual)
      throws DigestMismatch {
    if (!expected.equals(actual.text())) {
      throw new DigestMismatch(what, expected, actual.text());
    }
  }
}
