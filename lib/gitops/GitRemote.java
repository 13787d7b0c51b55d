package gitops;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.net.URISyntaxException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import platform.Platform;

/** The server's side of the clone: the remote {@code origin} and the branch that is checked out. */
final class GitRemote {
  private static final String REMOTE = "origin";

  /** For a connection, and for each answer: a server that is silent for longer will stay so. */
  private static final int TIMEOUT_SECONDS = 20;

  private final Git git;
  private final Workbench workbench;
  private final Platform platform;
  private final String branch;
  private final GitConnections connections;

  GitRemote(Git git, Workbench workbench, Platform platform, String branch) {
    this.git = git;
    this.workbench = workbench;
    this.platform = platform;
    this.branch = branch;
    this.connections = new GitConnections(platform.profile());
  }

  /** The address for messages: without user information. */
  String url() {
    return platform.repositoryUrl("mlops-gitops");
  }

  /**
   * Finds out whether we may push. Reading is open to everybody on the workshop's Git server, so
   * only a connection for pushing tells.
   *
   * @throws Failure no right to push (exit code 5), not reachable (6)
   */
  void requirePushRight() {
    try (var transport = Transport.open(git.getRepository(), REMOTE)) {
      configure(transport);
      transport.openPush().close();
    } catch (IOException refused) {
      throw GitErrors.remote(url(), refused);
    } catch (URISyntaxException badRemote) {
      throw Failure.usage("the remote origin of your clone is not a URL", "git remote -v");
    }
  }

  /** Gets what is new on the server; the branch itself stays where it is. */
  void fetch() {
    try {
      configured(git.fetch()).setRemote(REMOTE).call();
    } catch (GitAPIException failed) {
      throw GitErrors.remote(url(), failed);
    }
  }

  /** The branch on the server, as of the last fetch or push; null where it has none. */
  ObjectId tip() throws IOException {
    return git.getRepository().resolve("refs/remotes/" + REMOTE + "/" + branch);
  }

  /**
   * Pushes the branch.
   *
   * @return false where the server has commits that we do not have
   * @throws Failure when the server refuses it: exit code 5
   */
  boolean push() {
    var sameName = new RefSpec("refs/heads/" + branch + ":refs/heads/" + branch);
    try {
      for (var result : configured(git.push()).setRemote(REMOTE).setRefSpecs(sameName).call()) {
        for (var update : result.getRemoteUpdates()) {
          switch (update.getStatus()) {
            case OK, UP_TO_DATE -> {}
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> {
              return false;
            }
            default -> throw refused(update, result.getMessages());
          }
        }
      }
      return true;
    } catch (GitAPIException failed) {
      throw GitErrors.remote(url(), failed);
    }
  }

  private Failure refused(RemoteRefUpdate update, String messages) {
    var said = messages == null ? "" : messages.strip().replaceAll("\\s*\\n\\s*", "; ");
    var reason = said.isEmpty() ? String.valueOf(update.getMessage()) : said;
    return Failure.denied(
        "the Git server refused the push to " + branch + ": " + reason,
        "ask who protects the branch, or make a pull request");
  }

  private <C extends TransportCommand<C, ?>> C configured(C command) {
    return command
        .setCredentialsProvider(new GitCredentials(workbench))
        .setTransportConfigCallback(this::configure);
  }

  private void configure(Transport transport) {
    transport.setTimeout(TIMEOUT_SECONDS);
    transport.setCredentialsProvider(new GitCredentials(workbench));
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(connections);
    }
  }
}
