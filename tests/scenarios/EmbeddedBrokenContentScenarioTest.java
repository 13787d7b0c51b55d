import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedBrokenContentScenarioTest extends BrokenContentScenario {
  EmbeddedBrokenContentScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
