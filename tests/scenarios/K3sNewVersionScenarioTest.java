@OnK3s
class K3sNewVersionScenarioTest extends NewVersionScenario {
  K3sNewVersionScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
