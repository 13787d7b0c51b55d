import org.junit.jupiter.api.Tag;

@Tag("embedded")
class EmbeddedManyAtOnceScenarioTest extends ManyAtOnceScenario {
  EmbeddedManyAtOnceScenarioTest() {
    super(EmbeddedWorkshop.shared(), 50);
  }
}
