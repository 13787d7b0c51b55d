import org.junit.jupiter.api.Tag;

@Tag("k3s")
class K3sOtherHandsScenarioTest extends OtherHandsScenario {
  K3sOtherHandsScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
