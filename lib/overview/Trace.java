package overview;

import gitops.ApplicationInGit;
import gitops.DeployedVersion;
import gitops.GitCommit;
import gitops.TracedMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import serving.RunningImage;

/**
 * The way back from a running image to who deployed it.
 *
 * @param running the image in a pod
 * @param modelCommit the commit that the model was made from: the message of the commit that
 *     deployed it names it, else the tag is one; empty where neither is so
 * @param commit of mlops-gitops that deployed it; empty where no commit names this image
 * @param merge that brought the commit into the branch; empty where it was pushed there
 */
public record Trace(
    RunningImage running,
    Optional<String> modelCommit,
    Optional<GitCommit> commit,
    Optional<GitCommit> merge) {

  /**
   * @param versions that Git had for the application, the newest first
   */
  static Trace of(RunningImage running, List<DeployedVersion> versions, ApplicationInGit inGit)
      throws IOException {
    for (var version : versions) {
      if (version.isImage(running.image())) {
        var commit = inGit.commit(version.commit());
        return new Trace(
            running,
            commit.modelCommit().or(() -> commitIn(running.image())),
            Optional.of(commit),
            inGit.mergeOf(commit.id()));
      }
    }
    return new Trace(running, commitIn(running.image()), Optional.empty(), Optional.empty());
  }

  /** The tag, where it is a commit as package-modelcar gives it. */
  static Optional<String> commitIn(String image) {
    var name = image.replaceFirst("@.*", "");
    var tag = name.substring(name.lastIndexOf(':') + 1);
    return Optional.of(tag).filter(TracedMessage::isCommit);
  }

  /**
   * The digest that the commit names, where another one runs. Either the tag was moved since, and
   * commit and author are perhaps not those of what runs; or the image is an index, of which a node
   * may tell the digest of the manifest that it chose.
   */
  public Optional<String> otherDigest() {
    return commit
        .flatMap(GitCommit::imageDigest)
        .filter(it -> running.digest().isPresent() && !running.digest().get().equals(it));
  }
}
