package embedded.serving;

/**
 * An InferenceService that cannot be deployed as it is; the reason is one of KServe's failure
 * reasons.
 */
final class InvalidSpecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  InvalidSpecException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
