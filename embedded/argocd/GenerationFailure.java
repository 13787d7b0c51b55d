package embedded.argocd;

/** An ApplicationSet cannot be turned into Applications. */
final class GenerationFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason the reason of the ErrorOccurred condition
   */
  GenerationFailure(String reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static GenerationFailure ofParameters(String message, Throwable cause) {
    return new GenerationFailure("ApplicationGenerationFromParamsError", message, cause);
  }

  static GenerationFailure ofTemplate(String message, Throwable cause) {
    return new GenerationFailure("RenderTemplateParamsError", message, cause);
  }

  String reason() {
    return reason;
  }
}
