package console;

/**
 * The exit codes of every script. Pipelines branch on them, so they are an interface and stay as
 * they are; every {@code --help} lists them.
 */
public final class ExitCode {
  /** Done, or there was nothing to do. */
  public static final int DONE = 0;

  /** The step was tried and failed: broken content, a failed roll-out. */
  public static final int FAILED = 1;

  /** The command line, the profile or a path is wrong. */
  public static final int USAGE = 2;

  /** What was waited for did not happen in time; it may still happen. */
  public static final int NOT_IN_TIME = 3;

  /**
   * Refused to protect something: changed files, a tag that is taken, a model that is not better.
   */
  public static final int REFUSED = 4;

  /** The identity or its rights do not suffice. */
  public static final int ACCESS_DENIED = 5;

  /** A server could not be reached. */
  public static final int NOT_REACHABLE = 6;

  /** Ended by the person at the keyboard (128 + SIGINT). */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
