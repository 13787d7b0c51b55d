@OnK3s
class K3sStatusScenarioTest extends StatusScenario {
  K3sStatusScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
