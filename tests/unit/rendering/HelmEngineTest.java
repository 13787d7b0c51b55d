package rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends signals with kill")
class HelmEngineTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void signalsStillEndTheJvmAndNothingIsLeftBehind(String signal, int exitCode) throws Exception {
    var process = startRendering();
    try {
      awaitRendered(process);

      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();

      assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running after SIG" + signal);
      assertEquals(exitCode, process.exitValue());
      try (var left = Files.list(temporary).filter(it -> it.toString().contains("helm"))) {
        assertEquals(0, left.count());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private Process startRendering() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            RenderAndWait.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitRendered(Process process) throws Exception {
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("rendered", reader.readLine());
  }

  /** Renders a chart and then waits for a signal. */
  static final class RenderAndWait {
    public static void main(String[] args) throws Exception {
      HelmEngine.warmUp();
      System.out.println("rendered");
      Thread.sleep(TimeUnit.MINUTES.toMillis(1));
    }
  }
}
