package embedded.registry;

import embedded.edge.Response;
import java.io.IOException;
import java.util.regex.Pattern;

/** {@code /v2/<name>/manifests/<tag or digest>}. */
final class ManifestEndpoint {
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  /** What registries accept at least, and what Quay accepts at most. */
  private static final int MAXIMUM_BYTES = 4 * 1024 * 1024;

  private final ManifestStore manifests;
  private final BlobStore blobs;

  ManifestEndpoint(ManifestStore manifests, BlobStore blobs) {
    this.manifests = manifests;
    this.blobs = blobs;
  }

  void serve(RegistryRequest request) throws IOException, RegistryError {
    if (!Digest.isDigest(request.reference()) && !TAG.matcher(request.reference()).matches()) {
      throw new RegistryError(
          404, "MANIFEST_UNKNOWN", "neither tag nor digest: " + request.reference());
    }
    switch (request.method()) {
      case "GET", "HEAD" -> send(request);
      case "PUT" -> put(request);
      case "DELETE" -> delete(request);
      default -> throw RegistryError.unsupported(request.method());
    }
  }

  private Digest find(RegistryRequest request) throws IOException, RegistryError {
    var repository = request.repository();
    return manifests
        .resolve(repository, request.reference())
        .orElseThrow(() -> RegistryError.manifestUnknown(repository, request.reference()));
  }

  private void send(RegistryRequest request) throws IOException, RegistryError {
    var digest = find(request);
    var manifest = manifests.read(request.repository(), digest);
    request.answerWith("Docker-Content-Digest", digest);
    request.answerWith("ETag", "\"" + digest + "\"");
    Response.send(request.exchange(), 200, manifest.mediaType(), manifest.bytes());
  }

  private void put(RegistryRequest request) throws IOException, RegistryError {
    var bytes = request.exchange().getRequestBody().readNBytes(MAXIMUM_BYTES + 1);
    if (bytes.length > MAXIMUM_BYTES) {
      throw new RegistryError(413, "SIZE_INVALID", "larger than " + MAXIMUM_BYTES + " bytes");
    }
    var manifest = Manifest.parse(bytes, request.header("Content-Type"));
    checkComplete(request.repository(), manifest);
    var digest = manifest.digest();
    boolean byDigest = Digest.isDigest(request.reference());
    if (byDigest && !digest.toString().equals(request.reference())) {
      throw RegistryError.digestInvalid("the manifest is " + digest);
    }
    manifests.put(request.repository(), manifest);
    if (!byDigest) {
      manifests.tag(request.repository(), request.reference(), digest);
    }
    manifest.subject().ifPresent(subject -> request.answerWith("OCI-Subject", subject));
    request.answerWith("Location", "/v2/" + request.repository() + "/manifests/" + digest);
    request.answerWith("Docker-Content-Digest", digest);
    Response.sendEmpty(request.exchange(), 201);
  }

  /** A subject may be missing: signatures can arrive before what they sign. */
  private void checkComplete(String repository, Manifest manifest) throws RegistryError {
    for (var blob : manifest.blobs()) {
      if (!blobs.contains(repository, blob)) {
        throw new RegistryError(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown: " + blob);
      }
    }
    for (var child : manifest.manifests()) {
      if (!manifests.contains(repository, child)) {
        throw new RegistryError(400, "MANIFEST_BLOB_UNKNOWN", "manifest unknown: " + child);
      }
    }
  }

  private void delete(RegistryRequest request) throws IOException, RegistryError {
    var digest = find(request);
    if (Digest.isDigest(request.reference())) {
      manifests.delete(request.repository(), digest);
    } else {
      manifests.deleteTag(request.repository(), request.reference());
    }
    Response.sendEmpty(request.exchange(), 202);
  }
}
