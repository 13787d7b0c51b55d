@OnK3s
class K3sManyAtOnceScenarioTest extends ManyAtOnceScenario {
  K3sManyAtOnceScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
