package embedded.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ModelServerArgumentsTest {
  private static ModelServerArguments parse(Map<String, String> environment, String... arguments) {
    return ModelServerArguments.parse(arguments, environment);
  }

  @Test
  void takesTheArgumentsOfTheWorkshopsRuntime() {
    var asked =
        parse(
            Map.of(),
            "--model_name=jukebox",
            "--port=8001",
            "--rest_port=8889",
            "--model_path=/models",
            "--file_system_poll_wait_seconds=0");

    assertEquals(new ModelServerArguments("jukebox", Path.of("/models"), 8889, false), asked);
  }

  @Test
  void takesValuesAsArgumentsOfTheirOwn() {
    assertEquals("jukebox", parse(Map.of(), "--model_name", "jukebox").modelName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--metrics_enable --rest_port=80",
        "--rest_port=80 --metrics_enable",
        "--metrics_enable=true",
        "--metrics_enable true"
      })
  void tellsMetricsWhereAskedTo(String arguments) {
    assertTrue(parse(Map.of(), arguments.split(" ")).metricsEnabled());
    assertFalse(parse(Map.of(), "--metrics_enable=false").metricsEnabled());
  }

  @Test
  void argumentsGoOverTheEnvironment() {
    var environment = Map.of("MODEL_NAME", "other", "REST_PORT", "80");
    var asked = parse(environment, "--model_name=jukebox");

    assertEquals(new ModelServerArguments("jukebox", Path.of("/mnt/models"), 80, false), asked);
  }

  @Test
  void saysThatAPortIsNone() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> parse(Map.of(), "--rest_port=99999"));

    assertEquals("--rest_port 99999 is not a port", refused.getMessage());
  }
}
