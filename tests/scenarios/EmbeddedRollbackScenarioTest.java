import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedRollbackScenarioTest extends RollbackScenario {
  EmbeddedRollbackScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
