@OnK3s
class K3sOutageScenarioTest extends OutageScenario {
  K3sOutageScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
