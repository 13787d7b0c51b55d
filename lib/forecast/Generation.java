package forecast;

import java.util.List;
import java.util.Optional;

/** What an ApplicationSet makes of a tree. */
sealed interface Generation {

  /** Why it makes nothing, and what else there is to say. */
  List<Problem> problems();

  /** The Application of this name; empty where none is made, or where that is not known. */
  default Optional<GeneratedApplication> application(String name) {
    return Optional.empty();
  }

  /**
   * All its Applications.
   *
   * @param applications in the order of their files
   */
  record Complete(List<GeneratedApplication> applications, List<Problem> problems)
      implements Generation {

    @Override
    public Optional<GeneratedApplication> application(String name) {
      return applications.stream().filter(it -> it.name().equals(name)).findFirst();
    }
  }

  /** None, and Argo CD would make none either. */
  record Broken(List<Problem> problems) implements Generation {}

  /**
   * Argo CD may well make some, but here it is not understood.
   *
   * @param why in words, to stand after a colon
   */
  record NotUnderstood(String why, List<Problem> problems) implements Generation {}
}
