package gitops;

import java.util.regex.Pattern;

/** What the Git server said to a push. */
sealed interface PushAnswer {
  /** The branch ends with our commit now. */
  record Taken() implements PushAnswer {}

  /** Somebody else was first: the branch has commits that ours does not build on. */
  record Behind() implements PushAnswer {}

  /**
   * It was refused, by a rule or because another push holds the branch at this moment.
   *
   * @param why in the server's words
   */
  record Refused(String why) implements PushAnswer {
    private static final Pattern LOCK =
        Pattern.compile("(?i).*(\\block|failed to update ref|incorrect old value).*");

    /** Whether only another push was under way, so that another attempt may be taken. */
    boolean isBusy() {
      return LOCK.matcher(why).matches();
    }
  }
}
