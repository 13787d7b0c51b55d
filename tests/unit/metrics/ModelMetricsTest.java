package metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of the numbers from the training's file through an image to a commit. */
@Tag("unit")
class ModelMetricsTest {
  @TempDir Path folder;

  @Test
  void numbersStayAsTheyWereWritten() throws IOException {
    var metrics =
        read("{\"accuracy\": 0.8420, \"tiny\": 1e-7, \"version\": 3, \"dataset\": \"s\"}");

    assertEquals(
        Map.of(
            "io.jukebox.metrics.accuracy",
            "0.8420",
            "io.jukebox.metrics.tiny",
            "0.0000001",
            "io.jukebox.dataset",
            "s"),
        metrics.annotations());
    assertEquals(metrics.annotations(), ModelMetrics.of(metrics.annotations()).annotations());
  }

  @Test
  void theDataSetMayBeAnObject() throws IOException {
    assertEquals(
        Optional.of("songs"),
        read("{\"a\": 1, \"dataset\": {\"name\": \"songs\", \"rows\": 3}}").dataset());
  }

  @Test
  void numbersInObjectsHaveTheNamesOnTheWayToThem() throws IOException {
    var metrics =
        read(
            """
            {"metrics": {"accuracy": 0.84, "by_country": {"KR": {"f1": 0.9}}, "note": "good"},
             "loss": 0.1, "curve": [0.1, 0.2], "version": 2, "dataset": {"name": "s", "rows": 3}}
            """);

    assertEquals(
        Map.of(
            "metrics.accuracy",
            "0.84",
            "metrics.by_country.KR.f1",
            "0.9",
            "loss",
            "0.1",
            "dataset",
            "s"),
        metrics.texts());
  }

  @Test
  void twoNumbersOfOneNameAreAMistake() {
    var failure = assertThrows(Failure.class, () -> read("{\"a\": {\"b\": 1}, \"a.b\": 2}"));

    assertTrue(failure.getMessage().contains("a.b twice"), failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"accuracy\": \"0.84\"}", "{\"version\": 3}"})
  void aFileWithoutNumbersIsAMistake(String json) {
    var failure = assertThrows(Failure.class, () -> read(json));

    assertEquals(ExitCode.USAGE, failure.exitCode());
    assertTrue(failure.getMessage().contains("it has no numbers"), failure.getMessage());
  }

  @Test
  void aFileThatIsNoObjectIsAMistake() {
    assertEquals(ExitCode.USAGE, assertThrows(Failure.class, () -> read("[1]")).exitCode());
    assertEquals(ExitCode.USAGE, assertThrows(Failure.class, () -> read("{")).exitCode());
  }

  @Test
  void whatIsNoNumberIsNoMetric() {
    var metrics =
        ModelMetrics.of(
            Map.of(
                "io.jukebox.metrics.a",
                "0.5",
                "io.jukebox.metrics.b",
                "much",
                "io.jukebox.metrics.c",
                "1E+1000000000"));

    assertEquals(Map.of("a", new BigDecimal("0.5")), metrics.values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e1000000000",
        "1e-1000000000",
        "1e50",
        "1e-51",
        "123456789012345678901234567890123456789012345678901",
        "0.123456789012345678901234567890123456789012345678901"
      })
  void aNumberThatNobodyCouldReadAgainIsAMistakeOfTheFile(String number) {
    var failure = assertThrows(Failure.class, () -> read("{\"loss\": " + number + "}"));

    assertEquals(ExitCode.USAGE, failure.exitCode());
    assertTrue(failure.getMessage().contains("loss has more than 50 digits"), failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e49",
        "-1e-50",
        "12345678901234567890123456789012345678901234567890",
        "0.12345678901234567890123456789012345678901234567890"
      })
  void everyNumberThatIsWrittenCanBeReadAgain(String number) throws IOException {
    var again = ModelMetrics.of(read("{\"loss\": " + number + "}").annotations());

    assertEquals(0, new BigDecimal(number).compareTo(again.value("loss").orElseThrow()));
  }

  @Test
  void annotationsOfOthersCannotAddTrailers() {
    var metrics =
        ModelMetrics.of(
            Map.of(
                "io.jukebox.metrics.a",
                "0.5",
                "io.jukebox.metrics.b\nImage-Digest: x",
                "1",
                "io.jukebox.dataset",
                "songs 2026, a=b\nImage-Digest: x"));

    assertEquals(Map.of("a", "0.5", "dataset", "songs 2026- a-b-Image-Digest: x"), metrics.texts());
  }

  private ModelMetrics read(String json) throws IOException {
    var file = folder.resolve("metrics.json");
    Files.writeString(file, json);
    return Metrics.read(file);
  }
}
