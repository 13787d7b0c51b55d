import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedPageScenarioTest extends PageScenario {
  EmbeddedPageScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
