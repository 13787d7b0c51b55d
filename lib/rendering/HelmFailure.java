package rendering;

/**
 * Helm cannot render a chart. The message is Helm's own, without its hints for the command line.
 */
public final class HelmFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public HelmFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
