package console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exact numbers are printed as they were given, whatever the format. */
@Tag("unit")
class PlainNumbersTest {
  private final Result numbers =
      new Result()
          .value("accuracy", new BigDecimal("0.8420"))
          .value("tiny", new BigDecimal("1E-7"))
          .value("large", new BigDecimal("1E+3"))
          .value("songs", new BigDecimal("12000"));

  @Test
  void inYaml() {
    assertEquals(
        """
        accuracy: 0.8420
        tiny: 0.0000001
        large: 1000
        songs: 12000
        """,
        printed(OutputFormat.yaml));
  }

  @Test
  void inJson() {
    assertEquals(
        """
        {
          "accuracy" : 0.8420,
          "tiny" : 0.0000001,
          "large" : 1000,
          "songs" : 12000
        }
        """,
        printed(OutputFormat.json));
  }

  @Test
  void inText() {
    assertEquals(
        """
        accuracy  0.8420
        tiny      0.0000001
        large     1000
        songs     12000
        """,
        printed(OutputFormat.text));
  }

  private String printed(OutputFormat format) {
    var out = new ByteArrayOutputStream();
    var err = new PrintStream(OutputStream.nullOutputStream());
    var here = Path.of("");
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    new Console(new Workbench(Map.of(), here, here, print, err, false)).result(numbers, format);
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
