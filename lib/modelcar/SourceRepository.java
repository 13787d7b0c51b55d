package modelcar;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import platform.GitRuntime;

/**
 * Asks the repository that a model lies in for its commit. Apart from {@link SourceCommit}, so that
 * who gives the tag does not wait for JGit to load.
 */
public final class SourceRepository {
  /** An address that others can use: no path on this machine. */
  private static final Pattern REMOTE = Pattern.compile("^(?:(?:https?|ssh|git)://|[\\w.-]+@)");

  private SourceRepository() {}

  /**
   * The commit checked out in the repository that holds a directory or file.
   *
   * @throws Failure when it is in no repository, or the repository has no commit: exit code 2
   */
  public static SourceCommit commitHolding(Path source) throws IOException {
    if (!Files.exists(source)) {
      throw noCommit(source + " does not exist");
    }
    GitRuntime.prepare();
    var start = Files.isDirectory(source) ? source : source.getParent();
    var builder = new FileRepositoryBuilder().findGitDir(start.toFile());
    if (builder.getGitDir() == null) {
      throw noCommit(source + " is in no Git repository");
    }
    try (var git = new Git(builder.build())) {
      var head = git.getRepository().resolve(Constants.HEAD);
      if (head == null) {
        throw noCommit("the repository of " + source + " has no commit yet");
      }
      return new SourceCommit(head.name(), time(git, head), source(git), changedFiles(git));
    } catch (GitAPIException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static Failure noCommit(String why) {
    return Failure.usage(
        "there is no commit to tag the image with: " + why,
        "add --source DIR, --revision SHA or --tag TAG");
  }

  private static Instant time(Git git, ObjectId head) throws IOException {
    try (var walk = new RevWalk(git.getRepository())) {
      return Instant.ofEpochSecond(walk.parseCommit(head).getCommitTime());
    }
  }

  private static Optional<String> source(Git git) {
    var url = git.getRepository().getConfig().getString("remote", "origin", "url");
    return Optional.ofNullable(url)
        .filter(it -> REMOTE.matcher(it).find())
        // up to the last @: a password may have one, too
        .map(it -> it.replaceFirst("^(\\w+://)[^/]*@", "$1"));
  }

  private static List<String> changedFiles(Git git) throws GitAPIException {
    var status = git.status().call();
    var changed = new ArrayList<>(status.getUncommittedChanges());
    changed.sort(null);
    return List.copyOf(changed);
  }
}
