package registry;

/** What is to be done with a repository; tokens are asked for no more than that. */
public enum Access {
  PULL("pull"),
  PUSH("pull,push");

  private final String actions;

  Access(String actions) {
    this.actions = actions;
  }

  /** As in a token's scope. */
  String actions() {
    return actions;
  }
}
