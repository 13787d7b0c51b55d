package modelcar;

import console.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commit that a model was made from. Its first ten digits are the image's tag, as the
 * workshop's pipeline does it, so that a running model leads back to its source.
 *
 * @param id all 40 digits
 * @param time when it was committed
 * @param source the repository that it can be had from, without an account; empty where there is no
 *     remote one
 * @param changedFiles tracked files that differ from the commit: with them the tag would promise
 *     what is not true
 */
public record SourceCommit(
    String id, Instant time, Optional<String> source, List<String> changedFiles) {
  private static final int TAG_LENGTH = 10;

  /** SHA-1 has 40 digits, SHA-256 has 64. */
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{" + TAG_LENGTH + ",64}");

  /** The tag for the image: the first ten digits. */
  public String tag() {
    return tag(id);
  }

  /**
   * The tag for a revision that is known by its digits only, as in a pipeline.
   *
   * @throws Failure when it is a branch's name or too short: exit code 2
   */
  public static String tag(String revision) {
    return requireDigits(revision).substring(0, TAG_LENGTH);
  }

  /**
   * The same revision.
   *
   * @throws Failure when it is a branch's name or too short: exit code 2
   */
  static String requireDigits(String revision) {
    if (!DIGITS.matcher(revision).matches()) {
      throw Failure.usage(
          revision + " is not a commit of at least " + TAG_LENGTH + " hexadecimal digits",
          "give --revision $(git rev-parse HEAD)");
    }
    return revision;
  }
}
