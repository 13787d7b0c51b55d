@OnK3s
class K3sManyAtOnceScenarioTest extends ManyAtOnceScenario {
  K3sManyAtOnceScenarioTest() {
    // fifty, too, get in; on a slow machine the real server takes more than four minutes for them
    super(K3sWorkshop.shared(), 20);
  }
}
