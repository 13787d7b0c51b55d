package embedded.registry;

import embedded.edge.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code /v2/<name>/blobs/uploads/}: pushing blobs in one request, in chunks or as a stream, and
 * mounting those of other repositories. Uploads that are not finished end with the JVM.
 */
final class UploadEndpoint {
  private final Path folder;
  private final BlobStore blobs;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

  UploadEndpoint(Path root, BlobStore blobs) throws IOException {
    this.folder = Files.createDirectories(root.resolve("uploads"));
    this.blobs = blobs;
    try (var left = Files.newDirectoryStream(folder)) {
      for (var unfinished : left) {
        Files.delete(unfinished);
      }
    }
  }

  void serve(RegistryRequest request) throws IOException, RegistryError {
    if (request.method().equals("POST")) {
      start(request);
      return;
    }
    var id = request.reference();
    var upload = uploads.get(id);
    if (upload == null || !upload.repository().equals(request.repository())) {
      throw RegistryError.uploadUnknown(id);
    }
    switch (request.method()) {
      case "PATCH" -> {
        append(request, upload);
        answerProgress(request, id, upload, 202);
      }
      case "PUT" -> {
        append(request, upload);
        finish(request, id, upload);
      }
      case "GET" -> answerProgress(request, id, upload, 204);
      case "DELETE" -> {
        forget(id, upload);
        Response.sendEmpty(request.exchange(), 204);
      }
      default -> throw RegistryError.unsupported(request.method());
    }
  }

  private void start(RegistryRequest request) throws IOException, RegistryError {
    if (request.query().containsKey("mount") && mount(request)) {
      return;
    }
    var id = UUID.randomUUID().toString();
    var upload = new Upload(request.repository(), folder.resolve(id));
    uploads.put(id, upload);
    if (request.query().containsKey("digest")) {
      append(request, upload);
      finish(request, id, upload);
    } else {
      answerProgress(request, id, upload, 202);
    }
  }

  /** False if the other repository does not have the blob: the client uploads it then. */
  private boolean mount(RegistryRequest request) throws IOException, RegistryError {
    var digest = Digest.parse(request.query().get("mount"));
    var from = request.query().getOrDefault("from", request.repository());
    if (!blobs.contains(from, digest)) {
      return false;
    }
    blobs.link(request.repository(), digest);
    answerCreated(request, digest);
    return true;
  }

  private static void append(RegistryRequest request, Upload upload)
      throws IOException, RegistryError {
    upload.append(request.exchange().getRequestBody(), request.header("Content-Range"));
  }

  private void finish(RegistryRequest request, String id, Upload upload)
      throws IOException, RegistryError {
    var expected = Digest.parse(request.query().get("digest"));
    var actual = upload.digest();
    if (!actual.equals(expected)) {
      forget(id, upload);
      throw RegistryError.digestInvalid("the content is " + actual + ", not " + expected);
    }
    uploads.remove(id);
    blobs.adopt(request.repository(), actual, upload.file());
    answerCreated(request, actual);
  }

  private void forget(String id, Upload upload) throws IOException {
    uploads.remove(id);
    Files.deleteIfExists(upload.file());
  }

  private static void answerProgress(RegistryRequest request, String id, Upload upload, int status)
      throws IOException {
    request.answerWith("Location", "/v2/" + request.repository() + "/blobs/uploads/" + id);
    request.answerWith("Range", "0-" + Math.max(0, upload.size() - 1));
    request.answerWith("Docker-Upload-UUID", id);
    Response.sendEmpty(request.exchange(), status);
  }

  private static void answerCreated(RegistryRequest request, Digest digest) throws IOException {
    request.answerWith("Location", "/v2/" + request.repository() + "/blobs/" + digest);
    request.answerWith("Docker-Content-Digest", digest);
    Response.sendEmpty(request.exchange(), 201);
  }
}
