package embedded.serving;

/**
 * A request that cannot be answered: the HTTP status and a sentence that says what is expected
 * instead.
 */
final class RequestRejected extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private RequestRejected(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  static RequestRejected badRequest(String sentence) {
    return new RequestRejected(400, sentence);
  }

  static RequestRejected notFound(String sentence) {
    return new RequestRejected(404, sentence);
  }

  static RequestRejected methodNotAllowed(String sentence) {
    return new RequestRejected(405, sentence);
  }

  int status() {
    return status;
  }
}
