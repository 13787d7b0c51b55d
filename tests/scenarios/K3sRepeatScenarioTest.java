@OnK3s
class K3sRepeatScenarioTest extends RepeatScenario {
  K3sRepeatScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
