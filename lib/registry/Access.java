package registry;

/** What is to be done with a repository; tokens are asked for no more than that. */
public enum Access {
  PULL("pull"),
  PUSH("pull,push");

  private final String actions;

  Access(String actions) {
    this.actions = actions;
  }

  /** The scope of a token for this ("Token Scope Documentation" of the distribution project). */
  String scope(String repository) {
    return "repository:" + repository + ":" + actions;
  }
}
