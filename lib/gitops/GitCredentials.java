package gitops;

import console.Workbench;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRC;
import org.eclipse.jgit.transport.URIish;

/**
 * Finds the account for the Git server where git and pipelines keep it, in this order: {@code
 * GIT_USERNAME} and {@code GIT_PASSWORD}, a mounted basic-auth secret ({@code GIT_CREDENTIALS_DIR}
 * with the files {@code username} and {@code password}), {@code ~/.git-credentials}, {@code
 * ~/.netrc}, and git's own credential helpers where git is installed. What stands in the remote's
 * URL comes before all of these: JGit takes it from there itself.
 *
 * <p>Environment and mounted secret do not say which server they are for: it is that of the remote,
 * and no other hears of them, also none that the remote's server leads to. The others are kept by
 * host.
 */
final class GitCredentials extends CredentialsProvider {
  private record Account(String user, String password) {}

  private final Workbench workbench;
  private final GitHost home;
  private final Optional<Account> inRemote;

  private GitCredentials(Workbench workbench, GitHost home, Optional<Account> inRemote) {
    this.workbench = workbench;
    this.home = home;
    this.inRemote = inRemote;
  }

  /** For a conversation with this remote. */
  static GitCredentials of(Workbench workbench, URIish remote) {
    return new GitCredentials(workbench, GitHost.of(remote), Optional.empty());
  }

  /**
   * For conversations with repositories besides this remote: on its server, the account in its URL
   * is as good for them.
   */
  static GitCredentials besides(Workbench workbench, URIish remote) {
    return new GitCredentials(workbench, GitHost.of(remote), inUrl(remote));
  }

  private static Optional<Account> inUrl(URIish remote) {
    return Optional.ofNullable(remote.getPass())
        .map(password -> new Account(remote.getUser(), password));
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (var item : items) {
      if (!(item instanceof CredentialItem.Username)
          && !(item instanceof CredentialItem.Password)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish remote, CredentialItem... items) {
    var account = account(remote);
    if (account.isEmpty() || !supports(items)) {
      return false;
    }
    for (var item : items) {
      if (item instanceof CredentialItem.Username user) {
        user.setValue(account.get().user());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(account.get().password().toCharArray());
      }
    }
    return true;
  }

  /**
   * The value of an {@code Authorization} header for the server of a remote, as JGit would send it:
   * what stands in the remote comes first.
   */
  Optional<String> basicAuthorization(URIish remote) {
    return inUrl(remote)
        .or(() -> account(remote))
        .map(account -> account.user() + ":" + account.password())
        .map(pair -> pair.getBytes(StandardCharsets.UTF_8))
        .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private Optional<Account> account(URIish remote) {
    return ofHome(remote)
        .or(() -> fromStore(remote))
        .or(() -> fromNetrc(remote))
        .or(() -> fromGit(remote));
  }

  private Optional<Account> ofHome(URIish remote) {
    return GitHost.of(remote).equals(home)
        ? inRemote.or(this::fromEnvironment).or(this::fromMountedSecret)
        : Optional.empty();
  }

  private Optional<Account> fromEnvironment() {
    return workbench
        .variable("GIT_PASSWORD")
        .map(password -> new Account(workbench.variable("GIT_USERNAME").orElse("git"), password));
  }

  private Optional<Account> fromMountedSecret() {
    return workbench
        .variable("GIT_CREDENTIALS_DIR")
        .map(workbench::path)
        .filter(directory -> Files.isRegularFile(directory.resolve("password")))
        .map(directory -> new Account(line(directory, "username"), line(directory, "password")));
  }

  private static String line(Path directory, String file) {
    try {
      return Files.readString(directory.resolve(file)).strip();
    } catch (IOException unreadable) {
      return "";
    }
  }

  // the format of git-credential-store(1): one URL with user information in each line
  private Optional<Account> fromStore(URIish remote) {
    var store = workbench.home().resolve(".git-credentials");
    if (!Files.isRegularFile(store)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(store)) {
      return lines.map(line -> accountFor(remote, line)).flatMap(Optional::stream).findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Account> accountFor(URIish remote, String storedUrl) {
    try {
      var stored = URI.create(storedUrl.strip());
      var userInfo = stored.getRawUserInfo() == null ? "" : stored.getRawUserInfo();
      var parts = userInfo.split(":", 2);
      var isSameServer = GitHost.of(stored).equals(GitHost.of(remote));
      return isSameServer && parts.length == 2
          ? Optional.of(new Account(decoded(parts[0]), decoded(parts[1])))
          : Optional.empty();
    } catch (IllegalArgumentException notUrl) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private Optional<Account> fromNetrc(URIish remote) {
    var netrc = workbench.home().resolve(".netrc");
    if (!Files.isRegularFile(netrc)) {
      return Optional.empty();
    }
    return Optional.ofNullable(new NetRC(netrc.toFile()).getEntry(remote.getHost()))
        .filter(entry -> entry.login != null && entry.password != null)
        .map(entry -> new Account(entry.login, new String(entry.password)));
  }

  // git knows all configured helpers; it must answer at once and never ask
  private Optional<Account> fromGit(URIish remote) {
    try {
      var builder = new ProcessBuilder("git", "credential", "fill").redirectErrorStream(false);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().clear();
      builder.environment().putAll(workbench.environment());
      builder.environment().put("HOME", workbench.home().toString());
      builder.environment().put("GIT_TERMINAL_PROMPT", "0");
      builder.environment().put("GIT_ASKPASS", "");
      builder.environment().put("SSH_ASKPASS", "");
      var git = builder.start();
      try (var in = git.outputWriter(StandardCharsets.UTF_8)) {
        in.write("protocol=" + remote.getScheme() + "\nhost=" + authority(remote) + "\n\n");
      }
      var answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!git.waitFor(10, TimeUnit.SECONDS) || git.exitValue() != 0) {
        git.destroy();
        return Optional.empty();
      }
      return Optional.of(new Account(field(answer, "username"), field(answer, "password")));
    } catch (IOException notInstalled) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String authority(URIish remote) {
    return remote.getPort() < 0 ? remote.getHost() : remote.getHost() + ":" + remote.getPort();
  }

  private static String field(String answer, String name) {
    return answer
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }
}
