import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedOutageScenarioTest extends OutageScenario {
  EmbeddedOutageScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
