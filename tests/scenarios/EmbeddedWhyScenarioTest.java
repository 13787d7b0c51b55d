import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedWhyScenarioTest extends WhyScenario {
  EmbeddedWhyScenarioTest() {
    super(EmbeddedWorkshop.shared());
  }
}
