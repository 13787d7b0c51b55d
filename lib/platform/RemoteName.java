package platform;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;

/** Which of a clone's remotes is meant, as git decides it for {@code git push}. */
public final class RemoteName {
  private static final String USUAL = "origin";

  private RemoteName() {}

  /**
   * The remote of a branch; empty where there is none, or several and none of them is meant.
   *
   * @param configuration the clone's
   */
  public static Optional<String> of(Config configuration, String branch) {
    var remotes = List.copyOf(configuration.getSubsections("remote"));
    var ofBranch = configuration.getString("branch", branch, "remote");
    if (ofBranch != null && remotes.contains(ofBranch)) {
      return Optional.of(ofBranch);
    }
    if (remotes.contains(USUAL)) {
      return Optional.of(USUAL);
    }
    return remotes.size() == 1 ? Optional.of(remotes.get(0)) : Optional.empty();
  }
}
