package gitops;

import console.Failure;
import console.Workbench;
import gitops.forge.Forge;
import gitops.forge.GiteaForge;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import platform.Platform;
import platform.RouteClient;

/** The server's side of the clone: the remote that its branch belongs to. */
final class GitRemote {
  private static final String BRANCHES = "refs/heads/";

  private final Git git;
  private final Workbench workbench;
  private final Platform platform;
  private final String name;
  private final GitTransport transport;

  /**
   * @param name of the remote, usually {@code origin}
   */
  GitRemote(Git git, Workbench workbench, Platform platform, String name) {
    this.git = git;
    this.workbench = workbench;
    this.platform = platform;
    this.name = name;
    this.transport = new GitTransport(workbench, platform.profile());
  }

  /** The address for messages: without user information. */
  String url() {
    return platform.repositoryUrl("mlops-gitops");
  }

  /**
   * Where a branch is on the server, with its commit fetched if it is new to us. One round trip
   * where it is not: the server tells its branches to whoever may push, so the same connection also
   * tells whether we may. Reading is open to everybody on the workshop's Git server and would not.
   *
   * @return empty where the server has no such branch
   * @throws Failure no right to push (exit code 5), not reachable (6)
   */
  Optional<ObjectId> look(String branch) throws IOException {
    var tip = advertised(branch);
    if (tip.isPresent() && !git.getRepository().getObjectDatabase().has(tip.get())) {
      fetch(branch);
      return Optional.ofNullable(git.getRepository().resolve(tracking(branch)));
    }
    return tip;
  }

  private Optional<ObjectId> advertised(String branch) {
    try (var opened = Transport.open(git.getRepository(), name)) {
      transport.configure(opened);
      try (PushConnection connection = opened.openPush()) {
        return Optional.ofNullable(connection.getRef(BRANCHES + branch))
            .map(ref -> ref.getObjectId());
      }
    } catch (IOException refused) {
      throw GitErrors.pushing(url(), refused);
    } catch (URISyntaxException badRemote) {
      throw Failure.usage("the remote " + name + " of your clone is not a URL", "git remote -v");
    }
  }

  /**
   * Where a branch is on the server; nothing is fetched.
   *
   * @throws Failure no right to read (exit code 5), not reachable (6)
   */
  Optional<ObjectId> peek(String branch) {
    try {
      return transport.configured(git.lsRemote()).setRemote(name).setHeads(true).call().stream()
          .filter(ref -> ref.getName().equals(BRANCHES + branch))
          .map(Ref::getObjectId)
          .findFirst();
    } catch (GitAPIException failed) {
      throw GitErrors.reading(url(), failed);
    }
  }

  /**
   * Looks whether the server would take a push, and pushes nothing.
   *
   * @throws Failure no right to push (exit code 5), not reachable (6)
   */
  void requireWritable(String branch) {
    advertised(branch);
  }

  /**
   * Where a branch is on the server, for those who only read.
   *
   * @return empty where the server has no such branch
   * @throws Failure no right to read (exit code 5), not reachable (6)
   */
  Optional<ObjectId> read(String branch) throws IOException {
    return isFetched(branch)
        ? Optional.ofNullable(git.getRepository().resolve(tracking(branch)))
        : Optional.empty();
  }

  /**
   * Gets what is new of a branch; what is checked out stays as it is.
   *
   * @throws Failure the server has no such branch (exit code 1), no right to read (5), not
   *     reachable (6)
   */
  void fetch(String branch) {
    if (!isFetched(branch)) {
      throw missing(branch);
    }
  }

  /** For those who need the branch on the server: exit code 1. */
  Failure missing(String branch) {
    return Failure.content(
        "the Git server has no branch " + branch, "git push -u " + name + " " + branch);
  }

  private boolean isFetched(String branch) {
    try {
      transport
          .configured(git.fetch())
          .setRemote(name)
          .setTagOpt(TagOpt.NO_TAGS)
          .setRefSpecs(new RefSpec("+" + BRANCHES + branch + ":" + tracking(branch)))
          .call();
      return true;
    } catch (GitAPIException failed) {
      if (GitErrors.isMissing(BRANCHES + branch, failed)) {
        return false;
      }
      throw GitErrors.reading(url(), failed);
    }
  }

  /** Where the clone keeps what it knows of a branch of the server. */
  String tracking(String branch) {
    return "refs/remotes/" + name + "/" + branch;
  }

  /**
   * Prepares a conversation about another repository, wherever that is: our account is told to our
   * own server only, which tells only those who may ask what does not exist.
   */
  void configureOther(Transport other) {
    transport.configure(other, GitCredentials.besides(workbench, address()));
  }

  // as JGit dials it, which is not what is written where the person has set insteadOf
  private URIish address() {
    try {
      var addresses = new RemoteConfig(git.getRepository().getConfig(), name).getURIs();
      return addresses.isEmpty() ? new URIish() : addresses.get(0);
    } catch (URISyntaxException notUrl) {
      return new URIish();
    }
  }

  /** The server's pull requests, with the account that pushes. */
  Forge forge() {
    try {
      var configuration = git.getRepository().getConfig();
      var uri = new URIish(configuration.getString("remote", name, "url"));
      var authorization = GitCredentials.of(workbench, uri).basicAuthorization(uri);
      var address = uri.setUser(null).setPass(null).toString();
      return new GiteaForge(new RouteClient(workbench, platform.profile()), address, authorization);
    } catch (URISyntaxException badRemote) {
      throw Failure.usage("the remote " + name + " of your clone is not a URL", "git remote -v");
    }
  }

  /** Offers a commit as a branch's new end; only the server's branch changes. */
  PushAnswer push(ObjectId commit, String branch) {
    return push(new RefSpec(commit.name() + ":" + BRANCHES + branch));
  }

  /** Puts a branch of our own to this commit, whatever it was before. */
  PushAnswer replace(ObjectId commit, String branch) {
    return push(new RefSpec("+" + commit.name() + ":" + BRANCHES + branch));
  }

  private PushAnswer push(RefSpec commitToBranch) {
    try {
      var pushes =
          transport
              .configured(git.push())
              .setRemote(name)
              .setHookOutputStream(workbench.err())
              .setHookErrorStream(workbench.err())
              .setRefSpecs(commitToBranch)
              .call();
      for (var result : pushes) {
        for (var update : result.getRemoteUpdates()) {
          return answer(update, result.getMessages());
        }
      }
      throw new IllegalStateException("a push without an answer");
    } catch (GitAPIException failed) {
      throw GitErrors.pushing(url(), failed);
    }
  }

  private static PushAnswer answer(RemoteRefUpdate update, String messages) {
    return switch (update.getStatus()) {
      case OK, UP_TO_DATE -> new PushAnswer.Taken();
      case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> new PushAnswer.Behind();
      default -> {
        var said = messages == null ? "" : messages.strip().replaceAll("\\s*\\n\\s*", "; ");
        yield new PushAnswer.Refused(said.isEmpty() ? String.valueOf(update.getMessage()) : said);
      }
    };
  }
}
