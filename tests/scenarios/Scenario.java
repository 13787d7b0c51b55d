import org.junit.jupiter.api.AfterEach;

/** Scenarios whose tests have a participant of their own each. */
abstract class Scenario extends SeatedScenario {
  Scenario(WorkshopPlatform platform) {
    super(platform);
  }

  @AfterEach
  void leave() throws Exception {
    leaveSeat();
  }
}
