package overview;

/** What can be said about an application in an environment. */
public enum State {
  /** The newest commit that is about it is deployed and serves. */
  SERVES("serves"),

  /** It is not deployed, or does not serve. */
  SERVES_NOT("servesNot"),

  /** It is deployed, and its traffic is split by somebody else than the roll-out. */
  NOT_JUDGED("notJudged"),

  /** Its config.yaml is empty: nothing is to be deployed. */
  NOT_CONFIGURED("notConfigured");

  private final String word;

  State(String word) {
    this.word = word;
  }

  /** The name that programs read; it stays as it is. */
  public String word() {
    return word;
  }
}
