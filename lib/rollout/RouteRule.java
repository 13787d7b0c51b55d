package rollout;

import console.Failure;
import java.time.Duration;
import java.util.Optional;
import platform.Platform;
import platform.RouteClient;
import serving.Inference;
import why.Finding;
import why.Outlook;
import why.Scene;

/**
 * The last rule for what seems to serve: each model says behind its route that it is ready. Pods
 * that are ready prove nothing about the way to them, and Argo CD does not ask. A wait ends with a
 * prediction for the same reason; here one small request has to do.
 */
final class RouteRule {
  /** A router answers at once, if only that nobody is there. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RouteClient http;
  private final Platform platform;

  RouteRule(RouteClient http, Platform platform) {
    this.http = http;
    this.platform = platform;
  }

  /** Why one of the Application's models does not answer; empty where all do. */
  Optional<Finding> silence(Scene scene, String environment) throws InterruptedException {
    for (var service : scene.inferenceServices()) {
      var model = service.getMetadata().getName();
      try {
        new Inference(http, platform.routeUrl(model, environment), model).requireReady(PATIENCE);
      } catch (Failure silent) {
        return Optional.of(finding(model, scene.namespace(), silent));
      }
    }
    return Optional.empty();
  }

  private static Finding finding(String model, String namespace, Failure silent) {
    return new Finding(
        "the route of the InferenceService " + model + " in " + namespace,
        silent.getMessage(),
        "",
        "oc describe route " + model + " -n " + namespace,
        Outlook.DOUBTFUL);
  }
}
