import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedPullRequestScenarioTest extends PullRequestScenario {
  EmbeddedPullRequestScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
