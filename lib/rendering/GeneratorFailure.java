package rendering;

/**
 * A generator of an ApplicationSet cannot make parameters. Argo CD then generates nothing at all
 * for that ApplicationSet, not even from the files that are right. The message is Argo CD's own.
 */
public final class GeneratorFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GeneratorFailure(String message) {
    super(message);
  }

  public GeneratorFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
