package forecast;

import platform.Platform;
import rendering.Checkout;
import rendering.Repositories;
import rendering.RepositoryException;

/**
 * All repositories as Applications name them, where mlops-gitops is one of its trees, whatever
 * revision is asked for: the one that would be pushed.
 */
final class TreeRepositories implements Repositories {
  private final Tree tree;
  private final String gitops;
  private final Repositories others;

  TreeRepositories(Tree tree, Platform platform, Repositories others) {
    this.tree = tree;
    this.gitops = plain(platform.repositoryUrl("mlops-gitops"));
    this.others = others;
  }

  @Override
  public Checkout checkout(String repoUrl, String revision) throws RepositoryException {
    return plain(repoUrl).equals(gitops) ? tree.files() : others.checkout(repoUrl, revision);
  }

  // the same repository, however it is written
  private static String plain(String url) {
    return url.replaceFirst("^https?://([^/@]+@)?", "").replaceFirst("(\\.git)?/*$", "");
  }
}
