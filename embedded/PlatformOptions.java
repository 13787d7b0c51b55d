package embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the embedded platform is to start.
 *
 * @param port where it listens on loopback; 0 takes any free one
 * @param home where state is kept from one start to the next; empty: a temporary directory
 * @param repositories a directory with working trees to serve instead of the built-in ones; empty:
 *     built-in
 * @param users the participants' names
 * @param gitPolling how often Argo CD looks into Git by itself; real ones take two to three minutes
 */
public record PlatformOptions(
    int port,
    Optional<Path> home,
    Optional<Path> repositories,
    List<String> users,
    Duration gitPolling) {

  /**
   * One participant on any free port, nothing kept, and a Git poll that a person does not wait for.
   */
  public static PlatformOptions temporary() {
    return new PlatformOptions(
        0, Optional.empty(), Optional.empty(), List.of("user1"), Duration.ofSeconds(3));
  }

  public PlatformOptions withUsers(List<String> names) {
    return new PlatformOptions(port, home, repositories, names, gitPolling);
  }

  public PlatformOptions withGitPolling(Duration interval) {
    return new PlatformOptions(port, home, repositories, users, interval);
  }

  public PlatformOptions withRepositories(Path directory) {
    return new PlatformOptions(port, home, Optional.of(directory), users, gitPolling);
  }
}
