import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One test for each row's outcome. */
final class ConformanceComparison {
  private ConformanceComparison() {}

  /** The stand-in is as the real one, but for the known differences, which must still be there. */
  static Stream<DynamicTest> ofStandIn(Map<String, Object> real, Map<String, Object> standIn)
      throws IOException {
    var differences = KnownDifferences.read();
    return rows(real, standIn)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row,
                    () -> {
                      if (differences.has(row)) {
                        assertNotEquals(
                            yaml(real, row),
                            yaml(standIn, row),
                            "no longer a difference: take it out of differences.yaml");
                      } else {
                        assertEquals(yaml(real, row), yaml(standIn, row));
                      }
                    }));
  }

  /** The record is what the real one does. */
  static Stream<DynamicTest> ofRecord(Map<String, Object> recorded, Map<String, Object> real) {
    return rows(recorded, real)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    "recorded: " + row, () -> assertEquals(yaml(recorded, row), yaml(real, row))));
  }

  private static Stream<String> rows(Map<String, Object> one, Map<String, Object> other) {
    var rows = new TreeSet<>(one.keySet());
    rows.addAll(other.keySet());
    return rows.stream();
  }

  private static String yaml(Map<String, Object> outcomes, String row) {
    return ConformanceRecord.yaml(outcomes.get(row));
  }
}
