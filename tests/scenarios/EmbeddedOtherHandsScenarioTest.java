import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedOtherHandsScenarioTest extends OtherHandsScenario {
  EmbeddedOtherHandsScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
