import org.junit.jupiter.api.Timeout;

/**
 * What scenarios share: a participant in front of a terminal, and a look for their secrets at the
 * end. A platform's test class extends a scenario and brings the platform.
 */
@Timeout(300)
abstract class SeatedScenario {
  final WorkshopPlatform platform;
  final WorkshopParticipant user;
  final Terminal terminal;
  final ClusterView cluster;

  SeatedScenario(WorkshopPlatform platform) {
    this.platform = platform;
    this.user = platform.newParticipant();
    this.terminal = new Terminal(user);
    this.cluster = new ClusterView(user);
  }

  final void leaveSeat() throws Exception {
    cluster.close();
    try {
      new PlantedSecrets(user).assertNone(terminal.transcript());
    } finally {
      platform.leave(user);
    }
  }
}
