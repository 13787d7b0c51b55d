import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedPromoteScenarioTest extends PromoteScenario {
  EmbeddedPromoteScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
