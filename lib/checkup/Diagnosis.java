package checkup;

import console.Failure;

/** What a check found. */
public sealed interface Diagnosis {
  /** What was seen, as one sentence that stands after the check's name. */
  String sentence();

  /** The command or action that helps; empty where none is needed. */
  default String next() {
    return "";
  }

  /** All is well. */
  record Fine(String sentence) implements Diagnosis {}

  /** It works, but something may surprise later. */
  record Suspicious(String sentence, String next) implements Diagnosis {}

  /**
   * Steps that need it would fail.
   *
   * @param exitCode what they would end with, one of {@link console.ExitCode}
   */
  record Broken(String sentence, String next, int exitCode) implements Diagnosis {}

  /** Nobody can tell, because something fails that it stands on. */
  record NotChecked(String sentence) implements Diagnosis {}

  /** What a step would end with. */
  static Diagnosis broken(Failure failure) {
    return new Broken(failure.getMessage(), failure.next(), failure.exitCode());
  }

  /** Whether checks that stand on it can be made. */
  default boolean isSound() {
    return this instanceof Fine || this instanceof Suspicious;
  }
}
