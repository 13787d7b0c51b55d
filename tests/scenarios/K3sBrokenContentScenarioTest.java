@OnK3s
class K3sBrokenContentScenarioTest extends BrokenContentScenario {
  K3sBrokenContentScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
