package embedded.git.pulls;

import java.util.Optional;

/**
 * A pull request.
 *
 * @param author who opened it
 * @param head the branch to merge, {@code base} the one to merge it into
 * @param open whether it is neither merged nor closed
 * @param mergeCommit empty while it is not merged
 */
record PullRequest(
    int number,
    String author,
    String head,
    String base,
    String title,
    String body,
    boolean open,
    Optional<String> mergeCommit) {

  PullRequest withText(String newTitle, String newBody) {
    return new PullRequest(number, author, head, base, newTitle, newBody, open, mergeCommit);
  }

  PullRequest closed() {
    return new PullRequest(number, author, head, base, title, body, false, mergeCommit);
  }

  PullRequest reopened() {
    return new PullRequest(number, author, head, base, title, body, true, mergeCommit);
  }

  PullRequest merged(String commit) {
    return new PullRequest(number, author, head, base, title, body, false, Optional.of(commit));
  }

  boolean isBetween(String otherHead, String otherBase) {
    return head.equals(otherHead) && base.equals(otherBase);
  }
}
