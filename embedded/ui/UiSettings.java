package embedded.ui;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the page's container is told by its environment.
 *
 * @param apiUrl API_URL: where the model's server is; empty where nobody said
 * @param model MODEL_NAME: the model's name there
 * @param inputNode INPUT_NODE: set by the workshop's charts for models with a single input; the
 *     jukebox takes one input per feature, so the page only shows it
 * @param connectTo JUKEBOX_CONNECT_TO: see {@link HostAddresses}
 * @param authority SSL_CERT_FILE: PEM file of a private certificate authority
 */
record UiSettings(
    String apiUrl,
    String model,
    String inputNode,
    HostAddresses connectTo,
    Optional<Path> authority) {

  static UiSettings of(Map<String, String> environment) {
    return new UiSettings(
        environment.getOrDefault("API_URL", "").replaceFirst("/+$", ""),
        notEmpty(environment, "MODEL_NAME").orElse("jukebox"),
        environment.getOrDefault("INPUT_NODE", ""),
        HostAddresses.parse(environment.getOrDefault("JUKEBOX_CONNECT_TO", "")),
        notEmpty(environment, "SSL_CERT_FILE").map(Path::of));
  }

  private static Optional<String> notEmpty(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
