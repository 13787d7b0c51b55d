package gitops.forge;

import java.util.Optional;

/**
 * A pull request as it is at the moment.
 *
 * @param number as people name it, {@code #2}
 * @param url its page
 * @param head the branch that is to be merged
 * @param base the branch that it is merged into
 * @param text its description, in Markdown
 * @param mergeCommit what the base branch got by the merge; empty while it is not merged
 */
public record PullRequest(
    int number,
    String url,
    String head,
    String base,
    String title,
    String text,
    State state,
    Optional<String> mergeCommit) {
  /** What became of it. */
  public enum State {
    OPEN,
    MERGED,
    /** Closed without a merge: somebody decided against it. */
    CLOSED
  }
}
