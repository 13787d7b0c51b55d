@OnK3s
class K3sRollbackScenarioTest extends RollbackScenario {
  K3sRollbackScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
