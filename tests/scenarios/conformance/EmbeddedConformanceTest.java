import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Argo CD's stand-in makes of every row what the real one made of it when it was recorded. */
@Tag("embedded")
class EmbeddedConformanceTest {
  @TestFactory
  Stream<DynamicTest> isAsRecorded() throws Exception {
    return ConformanceComparison.ofStandIn(
        ConformanceRecord.read(), ConformanceFeed.outcomesOn(EmbeddedWorkshop.shared()));
  }
}
