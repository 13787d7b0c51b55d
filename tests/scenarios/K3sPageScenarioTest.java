@OnK3s
class K3sPageScenarioTest extends PageScenario {
  K3sPageScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
