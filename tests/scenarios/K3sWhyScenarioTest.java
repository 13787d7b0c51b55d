@OnK3s
class K3sWhyScenarioTest extends WhyScenario {
  K3sWhyScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
