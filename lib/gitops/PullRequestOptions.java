package gitops;

import picocli.CommandLine.Option;

/** The options of a step whose change for prod can go by a pull request. */
public final class PullRequestOptions {
  @Option(
      names = "--pull-request",
      description =
          "make prod's change a pull request; done by itself where the branch is protected")
  boolean asked;

  @Option(
      names = "--wait-merge",
      description = "go on when the pull request is merged, within --timeout")
  boolean waitMerge;

  /** Whether prod's change is to be a pull request even where it could be pushed. */
  public boolean isAsked() {
    return asked;
  }

  /** Whether to wait for the merge, and then for what was merged. */
  public boolean isWaitMerge() {
    return waitMerge;
  }
}
