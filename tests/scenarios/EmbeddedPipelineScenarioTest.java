import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedPipelineScenarioTest extends PipelineScenario {
  EmbeddedPipelineScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
