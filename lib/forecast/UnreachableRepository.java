package forecast;

import java.io.IOException;

/** A repository cannot be looked into from here; Argo CD may well reach it. */
final class UnreachableRepository extends IOException {
  private static final long serialVersionUID = 1L;
  private final String repository;

  /**
   * @param repository its address, without an account
   * @param why in words
   */
  UnreachableRepository(String repository, String why) {
    super(why);
    this.repository = repository;
  }

  /** For people, to stand after "not rendered: ". */
  String inWords() {
    var why = getMessage();
    return why.contains(repository)
        ? repository + " is not reachable (" + why + ")"
        : repository + " is not reachable: " + why;
  }
}
