package embedded.argocd;

import java.util.Map;
import java.util.Set;
import rendering.Fields;

/**
 * Argo CD's check of KServe's InferenceService: Healthy when the three conditions of a raw
 * deployment (five of a serverless one) are True and no condition is anything else; one that is
 * False makes it Degraded, even in the middle of a normal roll-out.
 */
final class InferenceServiceHealth {
  private static final Set<String> COUNTED =
      Set.of(
          "IngressReady",
          "PredictorConfigurationReady",
          "PredictorReady",
          "PredictorRouteReady",
          "Ready");
  private static final int OF_RAW_DEPLOYMENT = 3;
  private static final int OF_SERVERLESS = 5;

  private InferenceServiceHealth() {}

  static Health of(Map<String, Object> inferenceService) {
    var conditions = Fields.maps(inferenceService, "status", "conditions");
    if (conditions.isEmpty()) {
      return Health.progressing("Waiting for status update.");
    }
    int ready = 0;
    var failed = false;
    var message = new StringBuilder();
    for (var condition : conditions) {
      var status = Fields.text(condition, "status");
      if (!status.equals("True")) {
        message.append(sentence(condition)).append('\n');
        failed |= status.equals("False");
      } else if (COUNTED.contains(Fields.text(condition, "type"))) {
        ready++;
      }
    }
    if (failed) {
      return Health.degraded(message.toString());
    }
    return message.isEmpty() && isComplete(inferenceService, ready)
        ? new Health(Health.Status.Healthy, "Inference Service is healthy.")
        : Health.progressing(message.toString());
  }

  private static boolean isComplete(Map<String, Object> inferenceService, int ready) {
    var mode =
        Fields.text(
            inferenceService, "metadata", "annotations", "serving.kserve.io/deploymentMode");
    var raw = mode.equals("RawDeployment") || mode.equals("Standard");
    return raw ? ready == OF_RAW_DEPLOYMENT : ready == OF_SERVERLESS;
  }

  private static String sentence(Map<String, Object> condition) {
    var sentence =
        new StringBuilder(
            Fields.text(condition, "type") + " is " + Fields.text(condition, "status"));
    var reason = Fields.text(condition, "reason");
    if (!reason.isEmpty()) {
      sentence.append(", since ").append(reason).append('.');
    }
    var message = Fields.text(condition, "message");
    return message.isEmpty() ? sentence.toString() : sentence + " " + message;
  }
}
