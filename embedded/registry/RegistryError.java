package embedded.registry;

/** An answer in the registry's error format (OCI distribution spec, "Error Codes"). */
final class RegistryError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RegistryError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static RegistryError blobUnknown(Digest digest) {
    return new RegistryError(404, "BLOB_UNKNOWN", "blob unknown to repository: " + digest);
  }

  static RegistryError digestInvalid(String message) {
    return new RegistryError(400, "DIGEST_INVALID", message);
  }

  static RegistryError manifestUnknown(String repository, String reference) {
    return new RegistryError(
        404, "MANIFEST_UNKNOWN", "manifest unknown: " + repository + " " + reference);
  }

  static RegistryError nameUnknown(String repository) {
    return new RegistryError(404, "NAME_UNKNOWN", "repository unknown: " + repository);
  }

  static RegistryError uploadUnknown(String id) {
    return new RegistryError(404, "BLOB_UPLOAD_UNKNOWN", "upload unknown: " + id);
  }

  static RegistryError unsupported(String method) {
    return new RegistryError(405, "UNSUPPORTED", "not supported here: " + method);
  }

  /** HTTP status. */
  int status() {
    return status;
  }

  /** For example {@code BLOB_UNKNOWN}. */
  String code() {
    return code;
  }
}
