package forecast;

/**
 * Something that a push would bring into trouble.
 *
 * @param reach how much it breaks
 * @param object what has the problem: a file, an Application or an ApplicationSet
 * @param cause what is wrong with it, in words that follow a colon
 * @param next the command or action that helps
 */
public record Problem(Reach reach, String object, String cause, String next) {

  /** How much a problem breaks. */
  public enum Reach {
    /** Argo CD makes none of the environment's Applications anew until it is mended. */
    WHOLE_SET("stops the whole ApplicationSet, none of its Applications is made anew"),

    /** This Application is not deployed; the others are. */
    ONE_APPLICATION("breaks this Application only, the others are deployed"),

    /** Nobody could tell from here. */
    UNKNOWN("may break it, which cannot be told from here"),

    /** Nothing breaks, but it may surprise. */
    NONE("breaks nothing");

    private final String words;

    Reach(String words) {
      this.words = words;
    }

    /** For people, to stand after the cause. */
    public String words() {
      return words;
    }
  }

  /** Whether something would break for certain. */
  public boolean breaks() {
    return reach == Reach.WHOLE_SET || reach == Reach.ONE_APPLICATION;
  }

  /** The whole of it as one sentence, without the next command. */
  public String sentence() {
    var said = object + ": " + cause;
    return reach == Reach.NONE ? said : said + "; this " + reach.words();
  }
}
