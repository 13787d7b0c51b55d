package platform;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * What a clone of one of the workshop's repositories says about the platform: {@code
 * https://user1:secret@gitea-gitea.apps.example.com/user1/mlops-gitops.git} names the server and
 * the owner. The user information of the remote is dropped here, at the first touch, so that
 * nothing derived from it can leak a password.
 *
 * @param server host and, where there is one, port of the remote
 * @param owner first part of the remote's path
 */
public record Clone(String server, String owner) {

  /** What the remote of this working tree says; empty where there is none of this shape. */
  public static Optional<Clone> at(Path workingTree) {
    var configFile = workingTree.resolve(".git").resolve("config");
    if (!Files.isRegularFile(configFile)) {
      return Optional.empty();
    }
    try {
      var config = new Config();
      config.fromText(Files.readString(configFile));
      return RemoteName.of(config, branchAt(workingTree))
          .map(remote -> config.getString("remote", remote, "url"))
          .flatMap(Clone::of);
    } catch (IOException | ConfigInvalidException unreadable) {
      return Optional.empty();
    }
  }

  private static String branchAt(Path workingTree) throws IOException {
    var head = Files.readString(workingTree.resolve(".git").resolve("HEAD")).strip();
    return head.replaceFirst("^ref: refs/heads/", "");
  }

  static Optional<Clone> of(String remote) {
    try {
      var uri = URI.create(remote);
      var path = uri.getPath() == null ? new String[0] : uri.getPath().split("/");
      if (uri.getHost() == null || path.length != 3) {
        return Optional.empty();
      }
      var server = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
      return Optional.of(new Clone(server, path[1]));
    } catch (IllegalArgumentException notHttp) {
      return Optional.empty();
    }
  }
}
