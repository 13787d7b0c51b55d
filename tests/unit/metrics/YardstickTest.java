package metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a model may take the place of another one. */
@Tag("unit")
class YardstickTest {
  private static final BigDecimal ANY = BigDecimal.ZERO;

  @ParameterizedTest
  @CsvSource({
    "HIGHER, 0,    0.85, 0.84, Better",
    "HIGHER, 0,    0.84, 0.84, NotBetter",
    "HIGHER, 0,    0.840, 0.84, NotBetter",
    "HIGHER, 0,    0.83, 0.84, NotBetter",
    "LOWER,  0,    0.19, 0.20, Better",
    "LOWER,  0,    0.21, 0.20, NotBetter",
    "HIGHER, 0.01, 0.85, 0.84, Better",
    "HIGHER, 0.01, 0.849, 0.84, NotBetter",
    "LOWER,  0.01, 0.19, 0.20, Better",
    "LOWER,  0.01, 0.195, 0.20, NotBetter",
    "HIGHER, 0,    -1, -2, Better"
  })
  void judgesByDirectionAndGain(
      Direction direction, BigDecimal gain, String candidate, String deployed, String expected) {
    var verdict =
        new Yardstick("score", direction, gain)
            .judge(score(candidate, "songs"), score(deployed, "songs"));

    assertEquals(expected, verdict.getClass().getSimpleName());
  }

  // 0.3 - 0.2 is 0.09999999999999998 for a computer that counts in binary
  @Test
  void aGainOfExactlyTheLeastIsEnough() {
    var verdict =
        new Yardstick("score", Direction.HIGHER, new BigDecimal("0.1"))
            .judge(score("0.3", "songs"), score("0.2", "songs"));

    assertEquals(new Verdict.Better(new BigDecimal("0.3"), new BigDecimal("0.2")), verdict);
  }

  @Test
  void withoutTheMetricOfTheDeployedOneThereIsNoBaseline() {
    var verdict = any().judge(score("0.3", "songs"), ModelMetrics.NONE);

    assertEquals(
        new Verdict.NoBaseline(new BigDecimal("0.3"), "the deployed one has no metric score"),
        verdict);
  }

  @Test
  void aCandidateWithoutTheMetricIsNotComparable() {
    assertEquals(
        new Verdict.Incomparable("the new one has no metric score"),
        any().judge(ModelMetrics.NONE, score("0.3", "songs")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "1E+1000000000"})
  void aMetricThatCannotBeReadIsNotComparable(String annotation) {
    var unreadable = ModelMetrics.of(Map.of("io.jukebox.metrics.score", annotation));

    assertEquals(
        new Verdict.Incomparable("the metric score of the deployed one cannot be read"),
        any().judge(score("0.3", null), unreadable));
    assertEquals(
        new Verdict.Incomparable("the metric score of the new one cannot be read"),
        any().judge(unreadable, score("0.3", null)));
    assertEquals(
        "Better",
        new Yardstick("other", Direction.HIGHER, ANY)
            .judge(
                ModelMetrics.of(
                    Map.of(
                        "io.jukebox.metrics.score", annotation, "io.jukebox.metrics.other", "2")),
                ModelMetrics.of(Map.of("io.jukebox.metrics.other", "1")))
            .getClass()
            .getSimpleName());
  }

  @Test
  void numbersOfDifferentDataSetsAreNotComparable() {
    assertEquals(
        new Verdict.Incomparable(
            "the new one was measured on the data set b, the deployed one on the data set a"),
        any().judge(score("0.9", "b"), score("0.3", "a")));
    assertEquals(
        new Verdict.Incomparable(
            "the new one was measured on the data set b, the deployed one on a data set without a"
                + " name"),
        any().judge(score("0.9", "b"), score("0.3", null)));
  }

  @Test
  void twoWithoutADataSetAreCompared() {
    assertEquals(
        new Verdict.Better(new BigDecimal("0.9"), new BigDecimal("0.3")),
        any().judge(score("0.9", null), score("0.3", null)));
  }

  private static Yardstick any() {
    return new Yardstick("score", Direction.HIGHER, ANY);
  }

  private static ModelMetrics score(String value, String datasetOrNull) {
    return new ModelMetrics(
        Map.of("score", new BigDecimal(value)), Optional.ofNullable(datasetOrNull));
  }
}
