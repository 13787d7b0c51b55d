import org.junit.jupiter.api.Tag;

@Tag("k3s")
class K3sBrokenContentScenarioTest extends BrokenContentScenario {
  K3sBrokenContentScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
