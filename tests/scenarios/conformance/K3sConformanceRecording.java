import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Real Argo CD and its stand-in make the same of every row, and the record is up to date. With the
 * environment variable {@code RECORD_CONFORMANCE} set the record is written anew.
 *
 * <p>Started by its name only: now and then the real one heals an object that it has just created,
 * before it has seen it, and then one row differs.
 */
@Tag("k3s")
class K3sConformanceRecording {
  @TestFactory
  Stream<DynamicTest> isAsTheRealOne() throws Exception {
    var standIn = new FutureTask<>(() -> ConformanceFeed.outcomesOn(EmbeddedWorkshop.shared()));
    new Thread(standIn, "stand-in").start();
    var real = ConformanceFeed.outcomesOn(K3sWorkshop.shared());
    if (System.getenv("RECORD_CONFORMANCE") != null) {
      ConformanceRecord.write(real);
    }
    return Stream.concat(
        ConformanceComparison.ofStandIn(real, standIn.get()),
        ConformanceComparison.ofRecord(ConformanceRecord.read(), real));
  }
}
