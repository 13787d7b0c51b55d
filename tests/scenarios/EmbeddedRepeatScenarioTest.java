import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedRepeatScenarioTest extends RepeatScenario {
  EmbeddedRepeatScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
