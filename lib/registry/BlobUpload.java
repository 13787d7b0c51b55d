package registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * One attempt to push a blob whose digest need not be known before it was sent: begin, send it as
 * one stream, name the digest (OCI distribution specification, "Pushing a blob in chunks", with one
 * chunk).
 */
final class BlobUpload {
  /** The specification's, and what is said where nothing is to be said. */
  private static final Set<Integer> FINISHED = Set.of(201, 204);

  private final RepositoryHttp http;
  private URI place;

  /**
   * @param place where the registry wants the bytes to go
   */
  private BlobUpload(RepositoryHttp http, URI place) {
    this.http = http;
    this.place = place;
  }

  /**
   * Begins one.
   *
   * @throws RegistryRefusal also where the registry has no such repository and makes none by itself
   */
  static BlobUpload begin(RepositoryHttp http) throws IOException, InterruptedException {
    var uploads = http.uri("blobs/uploads/");
    var answer =
        http.sendOnce(uploads, () -> HttpRequest.newBuilder().POST(BodyPublishers.noBody()));
    if (answer.statusCode() == 404) {
      throw RegistryRefusal.noRepository(answer);
    }
    if (answer.statusCode() != 202) {
      throw RegistryRefusal.of(answer);
    }
    return new BlobUpload(http, http.location(answer, uploads));
  }

  /** An upload that the registry began where it could not mount a blob. */
  static BlobUpload begunBy(RepositoryHttp http, HttpResponse<byte[]> answer, URI asked)
      throws IOException {
    return new BlobUpload(http, http.location(answer, asked));
  }

  /**
   * Sends the blob.
   *
   * @param progress hears of the bytes of each piece; of a negative number where they count no more
   * @return its digest, which the registry agreed to
   */
  Digest send(Repository.Source source, long size, LongConsumer progress)
      throws IOException, InterruptedException {
    var body = new StreamedBody(source, size, progress);
    var patience = http.patience();
    var watch =
        new Watch(
            body::moved, () -> body.moved() < size ? patience.stalling() : patience.finishing());
    var taken = goOn(call("PATCH", place, body, watch));
    if (taken.headers().firstValue("Location").isPresent()) {
      place = http.location(taken, place);
    }
    var digest = body.digest();
    finish(digest);
    return digest;
  }

  private void finish(Digest digest) throws IOException, InterruptedException {
    var separator = place.getRawQuery() == null ? "?" : "&";
    var last = URI.create(place + separator + "digest=" + digest);
    var watch = Watch.forAnswer(http.patience().finishing());
    var finished = goOn(call("PUT", last, BodyPublishers.noBody(), watch));
    if (!FINISHED.contains(finished.statusCode())) {
      throw RegistryRefusal.of(finished);
    }
    var stored = Digest.in(finished).orElse(digest);
    if (!stored.equals(digest)) {
      throw new DigestMismatch("the blob in the registry", digest.text(), stored.text());
    }
  }

  private HttpResponse<byte[]> call(String method, URI target, BodyPublisher body, Watch watch)
      throws IOException, InterruptedException {
    return http.sendOnce(
        target,
        () ->
            HttpRequest.newBuilder()
                .method(method, body)
                .header("Content-Type", "application/octet-stream"),
        BodyHandlers.ofByteArray(),
        watch);
  }

  /** Tells the registry that nothing more comes, so that it need not keep what it has. */
  void abandon() throws InterruptedException {
    try {
      http.sendOnce(place, () -> HttpRequest.newBuilder().DELETE());
    } catch (IOException itPurgesThemLater) {
      // registries delete uploads that nobody goes on with
    }
  }

  private static HttpResponse<byte[]> goOn(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() == 404) {
      throw new IOException("the registry does not know the upload any more");
    }
    if (answer.statusCode() / 100 != 2) {
      throw RegistryRefusal.of(answer);
    }
    return answer;
  }
}
