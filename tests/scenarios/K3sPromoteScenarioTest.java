@OnK3s
class K3sPromoteScenarioTest extends PromoteScenario {
  K3sPromoteScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
