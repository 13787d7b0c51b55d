package modelcar;

import console.Failure;
import platform.Mirrors;
import platform.RouteClient;

/**
 * Asks a registry whether it is there (OCI distribution specification: {@code GET /v2/}) before jib
 * is let loose on it, which tries ten times and a whole minute where nobody answers.
 */
final class RegistryCheck {
  private final RouteClient http;
  private final Mirrors mirrors;

  RegistryCheck(RouteClient http, Mirrors mirrors) {
    this.http = http;
    this.mirrors = mirrors;
  }

  /**
   * @throws Failure when the registry of this image does not answer: exit code 6
   */
  void requireAnswer(String image) throws InterruptedException {
    var address = mirrors.connectTo(image);
    try {
      http.get("https://" + address.substring(0, address.indexOf('/')) + "/v2/");
    } catch (Failure unreachable) {
      throw Failure.unreachable(
          "the registry of " + image + " is not reachable: " + unreachable.getMessage(),
          unreachable.next());
    }
  }
}
