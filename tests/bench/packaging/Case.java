package packaging;

/**
 * A model and what happens to it.
 *
 * @param files how many files of weights it has
 * @param fileBytes the size of each
 * @param state what the registry and the packers' caches know before the measured push
 */
public record Case(int files, long fileBytes, State state) {
  /** What is there before the push. */
  public enum State {
    /** An empty registry, but for the base image, and empty caches. */
    COLD,
    /** The same model under another tag, pushed by the same packer. */
    PUSHED_BEFORE
  }

  private static final long KIB = 1024;
  private static final long MIB = KIB * KIB;
  private static final long GIB = KIB * MIB;

  /** The cases that the project promises something about. */
  public enum Known {
    cold_1g(new Case(1, GIB, State.COLD)),
    cold_4x1g(new Case(4, GIB, State.COLD)),
    warm_4g_new_tag(new Case(4, GIB, State.PUSHED_BEFORE)),
    small(new Case(1, 250 * KIB, State.COLD)),
    rss_8g(new Case(1, 8 * GIB, State.COLD));

    private final Case meaning;

    Known(Case meaning) {
      this.meaning = meaning;
    }

    public Case meaning() {
      return meaning;
    }

    /** As it is typed and printed. */
    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  /** For people. */
  @Override
  public String toString() {
    var before = state == State.COLD ? "" : ", pushed before under another tag";
    return files + (files == 1 ? " file of " : " files of ") + size() + before;
  }

  private String size() {
    if (fileBytes % GIB == 0) {
      return fileBytes / GIB + " GiB";
    }
    return fileBytes % MIB == 0 ? fileBytes / MIB + " MiB" : fileBytes / KIB + " KiB";
  }
}
