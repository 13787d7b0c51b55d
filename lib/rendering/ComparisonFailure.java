package rendering;

/**
 * What an Application wants cannot be found out. Shown as ComparisonError, with Argo CD's words.
 */
public final class ComparisonFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public ComparisonFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
