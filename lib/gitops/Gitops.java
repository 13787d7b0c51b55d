//SOURCES ../metrics/Metrics.java
//SOURCES ../platform/Platform.java
//SOURCES ../registry/Registry.java
//SOURCES Ancestry.java
//SOURCES ApplicationInGit.java
//SOURCES AppsetFile.java
//SOURCES BestModel.java
//SOURCES ChangedPaths.java
//SOURCES CommitHooks.java
//SOURCES ConfigChange.java
//SOURCES ConfigFile.java
//SOURCES Delivered.java
//SOURCES Delivery.java
//SOURCES DeployedBranch.java
//SOURCES DeployedVersion.java
//SOURCES FileMerge.java
//SOURCES FoundModel.java
//SOURCES GitCommit.java
//SOURCES GitConfiguration.java
//SOURCES GitConnections.java
//SOURCES GitCredentials.java
//SOURCES GitErrors.java
//SOURCES GitHost.java
//SOURCES GitIdentity.java
//SOURCES GitRemote.java
//SOURCES GitTransport.java
//SOURCES GitUrlOption.java
//SOURCES GitopsFiles.java
//SOURCES KeyConflict.java
//SOURCES ModelComparison.java
//SOURCES ModelImage.java
//SOURCES ModelImages.java
//SOURCES ModelTrace.java
//SOURCES ModelValues.java
//SOURCES NewCommit.java
//SOURCES OpenClone.java
//SOURCES PlainScalar.java
//SOURCES Proposal.java
//SOURCES ProposalBranch.java
//SOURCES Proposals.java
//SOURCES PublicAddress.java
//SOURCES Publication.java
//SOURCES PullRequestOptions.java
//SOURCES PullRequestText.java
//SOURCES PushAnswer.java
//SOURCES PushRace.java
//SOURCES Pushed.java
//SOURCES RefusedByRule.java
//SOURCES RepositoryCopy.java
//SOURCES ServerBranch.java
//SOURCES Snapshot.java
//SOURCES TemporaryClone.java
//SOURCES TracedMessage.java
//SOURCES UnpushedChanges.java
//SOURCES VersionHistory.java
//SOURCES WorkingTree.java
//SOURCES YamlPath.java
//SOURCES YamlSplice.java
//SOURCES YamlText.java
//SOURCES forge/AwaitedMerge.java
//SOURCES forge/Forge.java
//SOURCES forge/GiteaForge.java
//SOURCES forge/PullRequest.java
//DEPS org.snakeyaml:snakeyaml-engine:3.2

package gitops;

import console.Console;
import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import platform.Platform;

/**
 * The participant's clone of mlops-gitops: files are changed, committed and pushed here, because
 * only what is in Git is real. Other changes of the person in the same clone are neither touched
 * nor committed.
 */
public final class Gitops implements AutoCloseable {
  private final OpenClone clone;
  private final Platform platform;
  private final Console console;
  private final GitRemote remote;
  private final WorkingTree workingTree;
  private final ServerBranch branch;
  private final GitConfiguration configuration;
  private final CommitHooks hooks;
  private final GitIdentity identity;
  private final NewCommit newCommit;

  private Gitops(Workbench workbench, Console console, Platform platform, OpenClone clone) {
    var repository = clone.git().getRepository();
    this.clone = clone;
    this.platform = platform;
    this.console = console;
    this.remote = new GitRemote(clone.git(), workbench, platform, clone.remote());
    this.workingTree = new WorkingTree(clone.git());
    this.branch = new ServerBranch(repository, remote, clone.branch(), workingTree);
    this.configuration = new GitConfiguration(workbench, repository.getConfig());
    this.hooks = new CommitHooks(repository, workbench);
    this.identity = new GitIdentity(workbench, configuration, platform);
    this.newCommit = new NewCommit(repository, identity);
  }

  /**
   * Opens the clone; {@link OpenClone#of} says in which states that fails.
   *
   * @throws Failure exit code 2, 1 or 4
   */
  public static Gitops open(Workbench workbench, Console console, Platform platform)
      throws IOException {
    return new Gitops(workbench, console, platform, OpenClone.of(platform));
  }

  /** The branch that is checked out. */
  public String branch() {
    return clone.branch();
  }

  /** Where the branch is on the server, by a question that changes nothing here. */
  public Optional<String> branchOnServer() {
    return remote.peek(clone.branch()).map(ObjectId::name);
  }

  /**
   * Looks whether the server would take a push, and pushes nothing.
   *
   * @throws console.Failure no right to push (exit code 5), not reachable (6)
   */
  public void requireWritable() {
    remote.requireWritable(clone.branch());
  }

  /** A file as the server had it at the last look; empty where it has none. */
  public Optional<String> onServer(String path) throws IOException {
    return new Snapshot(repository(), branch.tip()).text(path);
  }

  /** Who commits are by. */
  public GitIdentity identity() {
    return identity;
  }

  /** The working tree. */
  public Path directory() {
    return platform.gitopsDirectory();
  }

  /**
   * Finds out what is on the server, and whether we may push, before anything is changed. What is
   * checked out stays as it is; contents are read from the server's newest commit from now on.
   *
   * @throws Failure not reachable (6), no right to push (5), the branch has diverged or is another
   *     than Argo CD reads (1)
   */
  public void lookAtServer() {
    try {
      branch.lookAgain();
      new DeployedBranch(branch).require();
    } catch (IOException | JGitInternalException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  /**
   * Finds out what is on the server, for a command that only reads.
   *
   * @throws Failure not reachable (6), no right to read (5), the server does not have the branch
   *     (1)
   */
  public void readServer() {
    try {
      branch.read();
    } catch (IOException | JGitInternalException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  /**
   * The same, for a command that judges what Argo CD has made of the branch.
   *
   * @throws Failure not reachable (6), no right to read (5), the server does not have the branch,
   *     or Argo CD reads another one (1)
   */
  public void readDeployedBranch() {
    readServer();
    try {
      new DeployedBranch(branch).require();
    } catch (IOException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  /** What the server's newest commit, and those before it, say about one application. */
  public ApplicationInGit application(String environment, String application) {
    return new ApplicationInGit(
        repository(), branch.tip(), GitopsFiles.configName(environment, application));
  }

  /** The contents, as they would be after {@code git pull}. */
  public GitopsFiles files() {
    return new GitopsFiles(directory(), repository(), branch, workingTree);
  }

  /** What is in the working tree and not on the server. */
  public UnpushedChanges unpushed() {
    return new UnpushedChanges(repository(), remote, clone.branch());
  }

  /**
   * A copy of another repository.
   *
   * @param url http or https
   * @param directory where the copy is or will be
   */
  public RepositoryCopy copyOf(String url, Path directory) {
    return new RepositoryCopy(url, directory, remote);
  }

  /** The way of a change by a pull request. */
  Proposals proposals() {
    return new Proposals(directory(), repository(), remote, branch, workingTree, proposer());
  }

  private Proposals.Proposer proposer() {
    return new Proposals.Proposer(newCommit, hooks, configuration, console);
  }

  /** The versions that an application had in an environment. */
  public VersionHistory history(String environment, String application) {
    return new VersionHistory(
        repository(), branch.tip(), GitopsFiles.configName(environment, application));
  }

  /** Whether the clone lacks older commits, as pipelines make them: it knows no older versions. */
  public boolean isShallow() throws IOException {
    return !repository().getObjectDatabase().getShallowCommits().isEmpty();
  }

  /**
   * Commits exactly these files, pushes, and prints the git lines that this stands for. What
   * somebody else pushes at the same moment is taken in first. Until the server has taken the
   * commit, files, index and branch are as before.
   *
   * @param files path below the working tree and the new content
   * @param timeout how long to try where others keep pushing
   * @return the commit that now holds these contents: a new one, or the present one where they are
   *     there already
   */
  public Pushed commitAndPush(Map<String, String> files, String message, Duration timeout)
      throws InterruptedException {
    try {
      return tryToPush(files, message, timeout);
    } catch (RefusedByRule refused) {
      throw branch.refusal(refused);
    }
  }

  /** The same, where another way is open if the server has a rule against the push. */
  Pushed tryToPush(Map<String, String> files, String message, Duration timeout)
      throws InterruptedException, RefusedByRule {
    console.standsFor("git add " + String.join(" ", files.keySet()));
    console.standsFor("git commit -m \"" + message.lines().findFirst().orElse("") + "\"");
    console.standsFor("git push");
    try {
      branch.tellWhatGoesAlong(console);
      var race = new PushRace(timeout);
      var pushed = publication().publish(files, message, race);
      tell(pushed, race);
      return pushed;
    } catch (IOException | GitAPIException | JGitInternalException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  private Publication publication() {
    return new Publication(branch, workingTree, newCommit, hooks);
  }

  private void tell(Pushed pushed, PushRace race) {
    if (pushed.alreadyThere()) {
      console.done("nothing to commit: " + pushed.commit() + " has it already");
      return;
    }
    hooks.tellWhatIsNotFollowed(console, configuration);
    var again = race.attempts() == 1 ? "" : " (attempt " + race.attempts() + ")";
    console.done("pushed " + pushed.commit() + again);
  }

  /**
   * Whether the history of this revision contains the commit, after a fetch where the revision is
   * new to us. Several may ask at the same time: one fetches, because two at once would get into
   * each other's way at the branch.
   */
  public synchronized boolean contains(String revision, String commit) {
    try {
      var descendant = ObjectId.fromString(revision);
      if (!repository().getObjectDatabase().has(descendant)) {
        remote.fetch(clone.branch());
      }
      return new Ancestry(repository()).isAncestor(ObjectId.fromString(commit), descendant);
    } catch (MissingObjectException | IllegalArgumentException elsewhere) {
      return false;
    } catch (IOException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  private Repository repository() {
    return clone.git().getRepository();
  }

  @Override
  public void close() {
    clone.git().close();
  }
}
