//SOURCES ../platform/Platform.java
//SOURCES AppsetFile.java
//SOURCES ConfigChange.java
//SOURCES ConfigFile.java
//SOURCES GitConnections.java
//SOURCES GitCredentials.java
//SOURCES GitErrors.java
//SOURCES GitIdentity.java
//SOURCES GitRemote.java
//SOURCES ModelImage.java
//SOURCES ModelValues.java
//SOURCES PlainScalar.java
//SOURCES Pushed.java
//SOURCES TracedMessage.java
//SOURCES YamlSplice.java
//SOURCES YamlText.java
//DEPS org.snakeyaml:snakeyaml-engine:3.2

package gitops;

import console.Console;
import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.CheckoutConflictException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import platform.GitRuntime;
import platform.Platform;

/**
 * The participant's clone of mlops-gitops: files are changed, committed and pushed here, because
 * only what is in Git is real. Other changes of the person in the same clone are neither touched
 * nor committed.
 */
public final class Gitops implements AutoCloseable {
  private static final int PUSH_ATTEMPTS = 10;

  private final Workbench workbench;
  private final Console console;
  private final Platform platform;
  private final Git git;
  private final String branch;
  private final GitRemote remote;

  private Gitops(Workbench workbench, Console console, Platform platform, Git git, String branch) {
    this.workbench = workbench;
    this.console = console;
    this.platform = platform;
    this.git = git;
    this.branch = branch;
    this.remote = new GitRemote(git, workbench, platform, branch);
  }

  /**
   * Opens the clone.
   *
   * @throws Failure when there is none (exit code 2) or no branch is checked out (exit code 1)
   */
  public static Gitops open(Workbench workbench, Console console, Platform platform)
      throws IOException {
    GitRuntime.prepare();
    var directory = platform.gitopsDirectory();
    if (!Files.isDirectory(directory)) {
      throw Failure.usage(
          "mlops-gitops is not cloned: " + directory + " does not exist",
          cloneCommand(platform, directory));
    }
    if (!Files.exists(directory.resolve(".git"))) {
      throw Failure.usage(
          directory + " is not a Git repository", cloneCommand(platform, directory));
    }
    var git = Git.open(directory.toFile());
    var branch = git.getRepository().getBranch();
    if (branch == null || ObjectId.isId(branch)) {
      throw Failure.content(
          directory + " has no branch checked out (detached HEAD)", "git checkout main");
    }
    return new Gitops(workbench, console, platform, git, branch);
  }

  private static String cloneCommand(Platform platform, Path directory) {
    return "git clone "
        + platform.repositoryUrl("mlops-gitops")
        + " "
        + directory
        + ", or say where it is with --gitops-dir";
  }

  /** The working tree. */
  public Path directory() {
    return platform.gitopsDirectory();
  }

  /**
   * The names of the Applications that the ApplicationSets make of this working tree: the template
   * names each after the folder of its config.yaml and the environment.
   *
   * @throws Failure when one of the files is not YAML: it would stop its whole ApplicationSet
   */
  public List<String> applications(List<String> environments) throws IOException {
    var names = new ArrayList<String>();
    for (var environment : environments) {
      var folder = directory().resolve("model-deployments").resolve(environment);
      if (!Files.isDirectory(folder)) {
        throw Failure.usage(
            folder + " does not exist", "check that this is your clone of mlops-gitops");
      }
      try (var folders = Files.list(folder)) {
        folders
            .map(it -> it.resolve("config.yaml"))
            .filter(Files::exists)
            .map(it -> ConfigFile.read(directory(), directory().relativize(it).toString()))
            .map(it -> Path.of(it.name()).getParent().getFileName() + "-" + environment)
            .sorted()
            .forEach(names::add);
      }
    }
    return names;
  }

  /**
   * Gets the clone up to date with the server, and finds out whether we may push, before anything
   * is changed.
   *
   * @throws Failure not reachable (6), no right to push (5), or the branch has diverged (1)
   */
  public void pull() {
    remote.requirePushRight();
    remote.fetch();
    try {
      fastForward();
    } catch (GitAPIException | IOException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  private void fastForward() throws GitAPIException, IOException {
    var tip = remote.tip();
    if (tip == null || isAncestor(tip, head())) {
      return;
    }
    if (!isAncestor(head(), tip)) {
      throw Failure.content(
          "your branch " + branch + " and the server's have both moved on", "git pull --rebase");
    }
    try {
      git.merge().include(tip).setFastForward(FastForwardMode.FF_ONLY).call();
    } catch (CheckoutConflictException inTheWay) {
      throw Failure.content(
          "your uncommitted changes are in the way of what others pushed: "
              + String.join(", ", inTheWay.getConflictingPaths()),
          "commit or undo them, then run this again");
    }
  }

  /**
   * Writes these files, commits exactly them, and pushes, and prints the git lines that this stands
   * for. What somebody else pushes at the same moment is taken in first. When something fails, the
   * files and the branch are as before.
   *
   * @param files path below the working tree and the new content
   * @return the commit that now holds these contents: a new one, or the present one where they are
   *     there already
   */
  public Pushed commitAndPush(Map<String, String> files, String message) {
    console.standsFor("git add " + String.join(" ", files.keySet()));
    console.standsFor("git commit -m \"" + message.lines().findFirst().orElse("") + "\"");
    console.standsFor("git push");
    var before = read(files.keySet());
    try {
      var changed = write(files);
      if (changed.isEmpty() && head().equals(remote.tip())) {
        console.done("nothing to commit: " + head().name() + " has it already");
        return new Pushed(head().name(), List.of(), true);
      }
      pushOnTopOfOthers(changed, message);
      console.done("pushed " + head().name());
      return new Pushed(head().name(), changed, false);
    } catch (Failure failed) {
      putBack(before);
      throw failed;
    } catch (GitAPIException | IOException | JGitInternalException failed) {
      putBack(before);
      throw GitErrors.local(directory(), failed);
    }
  }

  private Map<String, String> read(Iterable<String> paths) {
    var texts = new LinkedHashMap<String, String>();
    for (var path : paths) {
      try {
        texts.put(path, Files.readString(directory().resolve(path)));
      } catch (IOException unreadable) {
        throw GitErrors.local(directory(), unreadable);
      }
    }
    return texts;
  }

  private void putBack(Map<String, String> before) {
    for (var file : before.entrySet()) {
      try {
        Files.writeString(directory().resolve(file.getKey()), file.getValue());
      } catch (IOException full) {
        console.warn(file.getKey() + " could not be put back: " + full.getMessage());
      }
    }
  }

  private List<String> write(Map<String, String> files) throws IOException, GitAPIException {
    var changed = new ArrayList<String>();
    for (var file : files.entrySet()) {
      Files.writeString(directory().resolve(file.getKey()), file.getValue());
      if (!git.status().addPath(file.getKey()).call().isClean()) {
        changed.add(file.getKey());
      }
    }
    return List.copyOf(changed);
  }

  private void pushOnTopOfOthers(List<String> changed, String message)
      throws GitAPIException, IOException {
    for (int attempt = 1; attempt <= PUSH_ATTEMPTS; attempt++) {
      commit(changed, message);
      if (isPushed(changed)) {
        return;
      }
      // not our content is taken back: it is committed again on top of what the others pushed
      remote.fetch();
      fastForward();
    }
    throw Failure.content("others keep pushing to " + remote.url(), "run this again");
  }

  /** Afterwards the commit is on the server, or no longer in the branch. */
  private boolean isPushed(List<String> changed) throws GitAPIException {
    boolean pushed = false;
    try {
      pushed = remote.push();
      return pushed;
    } finally {
      if (!pushed) {
        takeBackCommit(changed);
      }
    }
  }

  private void commit(List<String> paths, String message) throws GitAPIException {
    if (paths.isEmpty()) {
      return;
    }
    var add = git.add();
    paths.forEach(add::addFilepattern);
    add.call();
    var author = new GitIdentity(workbench, git.getRepository().getConfig()).author(platform);
    var commit =
        git.commit().setMessage(message).setAuthor(author).setCommitter(author).setSign(false);
    paths.forEach(commit::setOnly);
    commit.call();
  }

  private void takeBackCommit(List<String> paths) throws GitAPIException {
    if (paths.isEmpty()) {
      return;
    }
    git.reset().setMode(ResetType.SOFT).setRef(Constants.HEAD + "~1").call();
    var unstage = git.reset();
    paths.forEach(unstage::addPath);
    unstage.call();
  }

  /**
   * Whether the history of this revision contains the commit, after a fetch where the revision is
   * new to us.
   */
  public boolean contains(String revision, String commit) {
    try {
      var descendant = ObjectId.fromString(revision);
      if (!git.getRepository().getObjectDatabase().has(descendant)) {
        remote.fetch();
      }
      return isAncestor(ObjectId.fromString(commit), descendant);
    } catch (MissingObjectException | IllegalArgumentException elsewhere) {
      return false;
    } catch (IOException failed) {
      throw GitErrors.local(directory(), failed);
    }
  }

  private boolean isAncestor(ObjectId ancestor, ObjectId descendant) throws IOException {
    try (var walk = new RevWalk(git.getRepository())) {
      return walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(descendant));
    }
  }

  private ObjectId head() throws IOException {
    return git.getRepository().resolve(Constants.HEAD);
  }

  @Override
  public void close() {
    git.close();
  }
}
