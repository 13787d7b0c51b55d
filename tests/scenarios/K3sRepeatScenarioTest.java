import org.junit.jupiter.api.Tag;

@Tag("k3s")
class K3sRepeatScenarioTest extends RepeatScenario {
  K3sRepeatScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
