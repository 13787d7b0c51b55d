@OnK3s
class K3sPullRequestScenarioTest extends PullRequestScenario {
  K3sPullRequestScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
