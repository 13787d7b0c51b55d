import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedNewVersionScenarioTest extends NewVersionScenario {
  EmbeddedNewVersionScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
