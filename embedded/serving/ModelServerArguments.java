package embedded.serving;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a serving runtime tells its model server, in the words of OpenVINO Model Server ({@code
 * --model_name=jukebox --rest_port 8888}) or as environment variables (MODEL_NAME, MODEL_PATH,
 * REST_PORT). Arguments that only the other server knows are passed over, so that the workshop's
 * runtime works unchanged.
 *
 * @param modelPath holds numbered versions ({@code 1/model.onnx}; the greatest is served) or a
 *     model.onnx
 * @param restPort the port, or 0 for any free one
 * @param metricsEnabled whether {@code GET /metrics} is answered; OpenVINO Model Server does so
 *     only with {@code --metrics_enable}
 */
record ModelServerArguments(
    String modelName, Path modelPath, int restPort, boolean metricsEnabled) {
  /**
   * @throws IllegalArgumentException when the port is no number
   */
  static ModelServerArguments parse(String[] arguments, Map<String, String> environment) {
    var given = named(arguments);
    var port = value("rest_port", given, environment, "8888");
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
      throw new IllegalArgumentException("--rest_port " + port + " is not a port");
    }
    return new ModelServerArguments(
        value("model_name", given, environment, "model"),
        Path.of(value("model_path", given, environment, "/mnt/models")),
        Integer.parseInt(port),
        given.getOrDefault("metrics_enable", "false").equals("true"));
  }

  /** The same for a model that lies elsewhere, on any free port. */
  ModelServerArguments servedFrom(Path directory) {
    return new ModelServerArguments(modelName, directory, 0, metricsEnabled);
  }

  private static Map<String, String> named(String[] arguments) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i++) {
      if (!arguments[i].startsWith("--")) {
        continue;
      }
      var parts = arguments[i].substring(2).split("=", 2);
      if (parts.length == 2) {
        given.put(parts[0], parts[1]);
      } else if (i + 1 < arguments.length && !arguments[i + 1].startsWith("--")) {
        given.put(parts[0], arguments[i + 1]);
      } else {
        given.put(parts[0], "true");
      }
    }
    return given;
  }

  private static String value(
      String name, Map<String, String> given, Map<String, String> environment, String otherwise) {
    var fromEnvironment = environment.getOrDefault(name.toUpperCase(Locale.ROOT), otherwise);
    return given.getOrDefault(name, fromEnvironment);
  }
}
