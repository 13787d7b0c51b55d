import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Scenarios whose tests have one participant, one after the other, because on a real cluster every
 * first deploy takes long. Each test first brings about what it starts from.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OneSeatScenario extends SeatedScenario {
  OneSeatScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @AfterAll
  void leave() throws Exception {
    leaveSeat();
  }
}
