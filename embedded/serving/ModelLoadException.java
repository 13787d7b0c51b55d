package embedded.serving;

/**
 * The model cannot be served: missing, unreadable, or with tensors that the server does not speak.
 */
public final class ModelLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  ModelLoadException(String sentence) {
    super(sentence);
  }

  ModelLoadException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
