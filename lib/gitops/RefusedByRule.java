package gitops;

/** The server does not take a push, and trying again would not help: a branch is protected. */
final class RefusedByRule extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param why in the server's words
   */
  RefusedByRule(String why) {
    super(why);
  }
}
