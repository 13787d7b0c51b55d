package gitops.forge;

import console.Failure;
import java.util.Optional;

/**
 * What hosts a Git repository and its pull requests. Git itself knows no pull requests, so each
 * kind of server has an interface of its own; this is what the scripts need of one.
 */
public interface Forge {
  /**
   * The pull request that is open from one branch to another; empty where there is none.
   *
   * @throws Failure not reachable (exit code 6), not allowed (5), no such interface (1)
   */
  Optional<PullRequest> open(String head, String base) throws InterruptedException;

  /** Opens one. Both branches must be on the server. */
  PullRequest create(String head, String base, String title, String text)
      throws InterruptedException;

  /** Gives an open one another title and text. */
  PullRequest rewrite(PullRequest request, String title, String text) throws InterruptedException;

  /** The same one as it is now. */
  PullRequest again(PullRequest request) throws InterruptedException;
}
