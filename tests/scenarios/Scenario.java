import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What scenarios share: each test has a participant of its own, and each ends with a look for their
 * secrets. A platform's test class extends a scenario and brings the platform.
 */
@Timeout(300)
abstract class Scenario {
  final WorkshopPlatform platform;
  final WorkshopParticipant user;
  final Terminal terminal;
  final ClusterView cluster;

  Scenario(WorkshopPlatform platform) {
    this.platform = platform;
    this.user = platform.newParticipant();
    this.terminal = new Terminal(user);
    this.cluster = new ClusterView(user);
  }

  @AfterEach
  void nothingSecretIsLeftBehind() throws Exception {
    cluster.close();
    try {
      new PlantedSecrets(user).assertNone(terminal.transcript());
    } finally {
      platform.leave(user);
    }
  }
}
