@OnK3s
class K3sPipelineScenarioTest extends PipelineScenario {
  K3sPipelineScenarioTest() {
    super(K3sWorkshop.shared());
  }
}
