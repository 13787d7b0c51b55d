package gitops;

import console.Console;
import console.Failure;
import gitops.forge.AwaitedMerge;
import gitops.forge.PullRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Repository;

/** Changes that go to the server's branch by pull requests, from their beginning to the merge. */
final class Proposals {
  /** Who proposes: how commits are made, and who is told. */
  record Proposer(
      NewCommit newCommit, CommitHooks hooks, GitConfiguration configuration, Console console) {}

  private final Path directory;
  private final Repository repository;
  private final GitRemote remote;
  private final ServerBranch branch;
  private final WorkingTree workingTree;
  private final Proposer proposer;

  Proposals(
      Path directory,
      Repository repository,
      GitRemote remote,
      ServerBranch branch,
      WorkingTree workingTree,
      Proposer proposer) {
    this.directory = directory;
    this.repository = repository;
    this.remote = remote;
    this.branch = branch;
    this.workingTree = workingTree;
    this.proposer = proposer;
  }

  /**
   * Makes an environment's part of a change a pull request: branch {@code jukebox-<version>}, one
   * commit. Nothing of it is checked out here.
   */
  Delivered propose(ConfigChange change, String environment, String message, ModelTrace trace)
      throws InterruptedException {
    try {
      branch.lookAgain();
      var file = change.file(environment);
      var before = new Snapshot(repository, branch.tip()).text(file.name()).orElse("");
      var wanted =
          new FileMerge(file.name()).of(change.onServer(environment).text(), file.text(), before);
      if (wanted.equals(before)) {
        proposer.console().done("nothing to propose: " + branch.tip().name() + " has it already");
        return new Delivered.InGit(new Pushed(branch.tip().name(), List.of(), true));
      }
      var head = change.application() + "-" + file.value("version").orElse(environment);
      proposer.console().standsFor("git push origin HEAD:" + head);
      var holder = new ProposalBranch(repository, remote, proposer.newCommit(), head);
      proposer.hooks().tellWhatIsNotFollowed(proposer.console(), proposer.configuration());
      return new Delivered.Proposed(
          new Proposal(branch, holder, head, remote.forge(), proposer.console())
              .of(file.name(), wanted, proposer.hooks().message(message), trace));
    } catch (IOException | JGitInternalException failed) {
      throw GitErrors.local(directory, failed);
    }
  }

  /**
   * Waits until a pull request is merged, and takes the merge in.
   *
   * @throws Failure closed without a merge (exit code 4), not in time (3)
   */
  Pushed merged(PullRequest request, Duration timeout) throws InterruptedException {
    var commit = new AwaitedMerge(remote.forge(), proposer.console()).of(request, timeout);
    try {
      branch.lookAgain();
      workingTree.requireFreeWayTo(branch.base(), List.of());
      workingTree.follow(branch.base(), "pull: Fast-forward");
      return new Pushed(commit, List.of(), false);
    } catch (IOException | GitAPIException | JGitInternalException failed) {
      throw GitErrors.local(directory, failed);
    }
  }
}
