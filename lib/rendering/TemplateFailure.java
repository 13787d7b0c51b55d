package rendering;

/**
 * A Go template cannot be parsed or executed. The message is Argo CD's own: it names the template
 * and the place in it.
 */
public final class TemplateFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateFailure(String message) {
    super(message);
  }
}
