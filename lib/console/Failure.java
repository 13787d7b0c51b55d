package console;

/**
 * A failure that a person can act on: one sentence that names the object and the cause, the command
 * to type next, and the exit code. Scripts print it without a stack trace, so throw it only where
 * the sentence says everything.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String next;

  /**
   * @param exitCode one of {@link ExitCode}
   * @param sentence what is wrong, with the object and the cause, as one sentence
   * @param next the command or action that helps, or an empty string where there is none
   */
  public Failure(int exitCode, String sentence, String next) {
    super(sentence);
    this.exitCode = exitCode;
    this.next = next;
  }

  /** The command line, the profile or a path is wrong: exit code 2. */
  public static Failure usage(String sentence, String next) {
    return new Failure(ExitCode.USAGE, sentence, next);
  }

  /** The content of a file or of the cluster is wrong: exit code 1. */
  public static Failure content(String sentence, String next) {
    return new Failure(ExitCode.FAILED, sentence, next);
  }

  /** Refused to protect something: exit code 4. */
  public static Failure refused(String sentence, String next) {
    return new Failure(ExitCode.REFUSED, sentence, next);
  }

  /** Identity or rights do not suffice: exit code 5. */
  public static Failure denied(String sentence, String next) {
    return new Failure(ExitCode.ACCESS_DENIED, sentence, next);
  }

  /** A server could not be reached: exit code 6. */
  public static Failure unreachable(String sentence, String next) {
    return new Failure(ExitCode.NOT_REACHABLE, sentence, next);
  }

  public int exitCode() {
    return exitCode;
  }

  /** The command or action that helps; empty where there is none. */
  public String next() {
    return next;
  }
}
