package gitops;

import console.Result;
import gitops.forge.PullRequest;
import platform.Links;

/** Where a change is now. */
public sealed interface Delivered {
  /** In Git, on the branch that Argo CD reads. */
  record InGit(Pushed pushed) implements Delivered {
    @Override
    public void addTo(Result result, Links links) {
      result.value("changed", !pushed.alreadyThere()).value("commit", pushed.commit());
      result.link("commit", links.commit(pushed.commit()));
    }
  }

  /** In a pull request: it is in Git when somebody has merged that. */
  record Proposed(PullRequest request) implements Delivered {
    @Override
    public void addTo(Result result, Links links) {
      result.value("pullRequest", request.url());
      result.link("pull request", request.url());
    }
  }

  /** Adds it to what a script prints. */
  void addTo(Result result, Links links);
}
