import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedStatusScenarioTest extends StatusScenario {
  EmbeddedStatusScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
