//SOURCES ../platform/Platform.java
//SOURCES Ancestry.java
//SOURCES AppsetFile.java
//SOURCES ChangedPaths.java
//SOURCES CommitHooks.java
//SOURCES ConfigChange.java
//SOURCES ConfigFile.java
//SOURCES Delivered.java
//SOURCES Delivery.java
//SOURCES DeployedBranch.java
//SOURCES FileMerge.java
//SOURCES GitConfiguration.java
//SOURCES GitConnections.java
//SOURCES GitCredentials.java
//SOURCES GitErrors.java
//SOURCES GitIdentity.java
//SOURCES GitRemote.java
//SOURCES KeyConflict.java
//SOURCES ModelImage.java
//SOURCES ModelTrace.java
//SOURCES ModelValues.java
//SOURCES NewCommit.java
//SOURCES OpenClone.java
//SOURCES PlainScalar.java
//SOURCES Proposal.java
//SOURCES ProposalBranch.java
//SOURCES Publication.java
//SOURCES PullRequestOptions.java
//SOURCES PullRequestText.java
//SOURCES PushAnswer.java
//SOURCES PushRace.java
//SOURCES Pushed.java
//SOURCES RefusedByRule.java
//SOURCES ServerBranch.java
//SOURCES Snapshot.java
//SOURCES TracedMessage.java
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
import gitops.forge.AwaitedMerge;
import gitops.forge.PullRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    var identity = new GitIdentity(workbench, configuration, platform);
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
   * A file as it would be after {@code git pull}, with what the person has changed in it and not
   * committed yet.
   *
   * @throws Failure when it does not exist (exit code 2), or both changed the same (4)
   */
  public String text(String path) {
    try {
      var committed = new Snapshot(repository(), workingTree.head()).text(path);
      var mine = workingTree.text(path);
      if (mine.isEmpty() && committed.isPresent()
          || branch.text(path).isEmpty() && mine.isEmpty()) {
        throw Failure.usage(
            directory().resolve(path) + " does not exist",
            "check that this is your clone of mlops-gitops");
      }
      var theirs = branch.text(path).orElse("");
      return mine.equals(committed)
          ? theirs
          : new FileMerge(path).of(committed.orElse(""), mine.orElse(""), theirs);
    } catch (IOException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  /**
   * The {@code config.yaml} of an application in an environment.
   *
   * @throws Failure when it does not exist (exit code 2) or is not a YAML map (exit code 1)
   */
  public ConfigFile config(String environment, String application) {
    var name = "model-deployments/" + environment + "/" + application + "/config.yaml";
    return ConfigFile.checked(name, text(name));
  }

  /** The ApplicationSet's file of an environment. */
  public AppsetFile appset(String environment) {
    var name = AppsetFile.nameFor(environment);
    return AppsetFile.checked(name, text(name));
  }

  /**
   * The names of the Applications that the ApplicationSets make of what is in Git: the template
   * names each after the folder of its config.yaml and the environment.
   *
   * @throws Failure when one of the files is not YAML: it would stop its whole ApplicationSet
   */
  public List<String> applications(List<String> environments) throws IOException {
    var names = new ArrayList<String>();
    for (var environment : environments) {
      var folder = "model-deployments/" + environment;
      var configs = branch.snapshot().paths(folder, "config.yaml");
      if (configs.isEmpty()) {
        throw Failure.usage(
            directory().resolve(folder) + " does not exist",
            "check that this is your clone of mlops-gitops");
      }
      for (var config : configs) {
        ConfigFile.checked(config, text(config));
      }
      configs.stream()
          .map(config -> Path.of(config).getParent().getFileName() + "-" + environment)
          .sorted()
          .forEach(names::add);
    }
    return names;
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
   * Makes an environment's part of a change a pull request: branch {@code jukebox-<version>}, one
   * commit. Nothing of it is checked out here.
   */
  Delivered propose(ConfigChange change, String environment, String message, ModelTrace trace)
      throws InterruptedException {
    try {
      branch.lookAgain();
      var file = change.file(environment);
      var before = new Snapshot(repository(), branch.tip()).text(file.name()).orElse("");
      var wanted = new FileMerge(file.name()).of(change.before(environment), file.text(), before);
      if (wanted.equals(before)) {
        console.done("nothing to propose: " + branch.tip().name() + " has it already");
        return new Delivered.InGit(new Pushed(branch.tip().name(), List.of(), true));
      }
      var head = change.application() + "-" + file.value("version").orElse(environment);
      console.standsFor("git push origin HEAD:" + head);
      var holder = new ProposalBranch(repository(), remote, newCommit, head);
      hooks.tellWhatIsNotFollowed(console, configuration);
      return new Delivered.Proposed(
          new Proposal(branch, holder, head, remote.forge(), console)
              .of(file.name(), wanted, hooks.message(message), trace));
    } catch (IOException | JGitInternalException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  /**
   * Waits until a pull request is merged, and takes the merge in.
   *
   * @throws Failure closed without a merge (exit code 4), not in time (3)
   */
  Pushed merged(PullRequest request, Duration timeout) throws InterruptedException {
    var commit = new AwaitedMerge(remote.forge(), console).of(request, timeout);
    try {
      branch.lookAgain();
      workingTree.requireFreeWayTo(branch.base(), List.of());
      workingTree.follow(branch.base(), "pull: Fast-forward");
      return new Pushed(commit, List.of(), false);
    } catch (IOException | GitAPIException | JGitInternalException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  /**
   * Whether the history of this revision contains the commit, after a fetch where the revision is
   * new to us.
   */
  public boolean contains(String revision, String commit) {
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
