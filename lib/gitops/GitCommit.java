package gitops;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * A commit of mlops-gitops, as people ask for it: who changed what, when, and about which model.
 *
 * @param id all forty digits
 * @param author the name of who made the change
 * @param email of the author
 * @param time when it was committed
 * @param message all of it, with its trailers
 */
public record GitCommit(String id, String author, String email, Instant time, String message) {
  private static final int SHORT = 10;

  static GitCommit of(RevCommit commit) {
    return new GitCommit(
        commit.name(),
        commit.getAuthorIdent().getName(),
        commit.getAuthorIdent().getEmailAddress(),
        commit.getCommitterIdent().getWhenAsInstant(),
        commit.getFullMessage());
  }

  /** The first digits, as people read them. */
  public String shortId() {
    return id.substring(0, Math.min(SHORT, id.length()));
  }

  /** The first line of the message. */
  public String subject() {
    return message.lines().findFirst().orElse("");
  }

  /** The commit that the model was made from; empty where the message does not tell. */
  public Optional<String> modelCommit() {
    return TracedMessage.trailer(message, TracedMessage.MODEL_COMMIT);
  }

  /** The digest that the image had when it was deployed; empty where the message does not tell. */
  public Optional<String> imageDigest() {
    return TracedMessage.trailer(message, TracedMessage.IMAGE_DIGEST);
  }
}
