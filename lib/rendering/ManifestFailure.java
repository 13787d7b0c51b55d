package rendering;

/** What was rendered is YAML but no object of Kubernetes. The message is Argo CD's own. */
public final class ManifestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ManifestFailure(String message) {
    super(message);
  }

  static ManifestFailure withoutKind(String json) {
    return new ManifestFailure(
        "failed to unmarshal manifest: error unmarshaling JSON: while decoding JSON: Object 'Kind'"
            + " is missing in '"
            + json
            + "'");
  }
}
