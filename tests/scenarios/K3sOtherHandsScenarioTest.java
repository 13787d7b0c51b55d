@OnK3s
class K3sOtherHandsScenarioTest extends OtherHandsScenario {
  K3sOtherHandsScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
