package gitops;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/**
 * A bare copy of another repository, such as that of the charts, for looking into it. It can be
 * fetched anew at any time, so it lies where caches lie.
 */
public final class RepositoryCopy {
  private static final String BRANCHES = "refs/heads/";
  private static final String WRITTEN_BY_FETCH = "FETCH_HEAD";

  private final String url;
  private final Path directory;
  private final GitRemote remote;

  /**
   * @param remote whose account is good for all repositories of its server
   */
  RepositoryCopy(String url, Path directory, GitRemote remote) {
    this.url = url;
    this.directory = directory;
    this.remote = remote;
  }

  /** The address for messages, without an account. */
  public String name() {
    return PublicAddress.of(url);
  }

  /** Where the copy lies. */
  public Path directory() {
    return directory;
  }

  /** When it was fetched last; empty where it never was. */
  public Optional<Instant> fetchedAt() throws IOException {
    var written = directory.resolve(WRITTEN_BY_FETCH);
    return Files.exists(written)
        ? Optional.of(Files.getLastModifiedTime(written).toInstant())
        : Optional.empty();
  }

  /**
   * Brings all branches and tags up to date.
   *
   * @throws Failure not reachable (exit code 6), not allowed (5), no such repository (1)
   */
  public void fetch() throws IOException {
    try (var git = Git.init().setBare(true).setDirectory(directory.toFile()).call()) {
      var fetched =
          git.fetch()
              .setTransportConfigCallback(remote::configureOther)
              .setRemote(url)
              .setRemoveDeletedRefs(true)
              .setTagOpt(TagOpt.FETCH_TAGS)
              .setRefSpecs(new RefSpec("+" + BRANCHES + "*:" + BRANCHES + "*"))
              .call();
      followDefaultBranch(git, fetched);
    } catch (GitAPIException | JGitInternalException failed) {
      throw GitErrors.reading(name(), failed);
    }
  }

  // targetRevision HEAD is the server's default branch, whatever ours is called
  private static void followDefaultBranch(Git git, FetchResult fetched) throws IOException {
    var head = fetched.getAdvertisedRef(Constants.HEAD);
    if (head == null) {
      return; // an empty repository
    }
    for (var branch : fetched.getAdvertisedRefs()) {
      var isDefault =
          head.isSymbolic()
              ? head.getTarget().getName().equals(branch.getName())
              : branch.getObjectId().equals(head.getObjectId());
      if (isDefault && branch.getName().startsWith(BRANCHES)) {
        git.getRepository().updateRef(Constants.HEAD).link(branch.getName());
        return;
      }
    }
  }
}
