package why;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;

/**
 * A container ends again and again. Once may be bad luck, for example a server that was not there
 * yet; after the second time, or with a known last line, it stays so.
 */
final class CrashRule implements Rule {
  private static final int TWICE = 2;

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.pods().stream()
        .flatMap(pod -> Containers.of(pod).flatMap(it -> look(scene, pod, it)));
  }

  private static Stream<Finding> look(Scene scene, Pod pod, ContainerStatus status) {
    return Containers.lastEnd(status).stream()
        .filter(it -> isFailure(it) && !Boolean.TRUE.equals(status.getReady()))
        .filter(it -> !"StartError".equals(it.getReason()))
        .map(it -> finding(scene, pod, status, it));
  }

  private static boolean isFailure(ContainerStateTerminated end) {
    return end.getExitCode() != null && end.getExitCode() != 0;
  }

  private static Finding finding(
      Scene scene, Pod pod, ContainerStatus status, ContainerStateTerminated end) {
    var name = pod.getMetadata().getName();
    var object = "the container " + status.getName() + " of " + PodNames.of(pod);
    var again = status.getRestartCount() != null && status.getRestartCount() >= TWICE;
    if ("OOMKilled".equals(end.getReason())) {
      return new Finding(
          object,
          "it is killed because it needs more memory than its limit" + limit(pod, status),
          "OOMKilled, restarted " + status.getRestartCount() + " times",
          "raise limits.memory in config.yaml or in the chart",
          again ? Outlook.HOPELESS : Outlook.DOUBTFUL);
    }
    var log =
        scene.inquiry().lastLines(pod.getMetadata().getNamespace(), name, status.getName()).strip();
    var known = Symptom.first(CrashSymptoms.ALL, object, log);
    return known.orElseGet(
        () ->
            new Finding(
                object,
                "it ends with exit code " + end.getExitCode() + ", again and again",
                log.isEmpty() ? "" : "last lines: " + Words.shortened(log),
                "oc logs " + name + " -c " + status.getName() + " --previous -n " + namespace(pod),
                again ? Outlook.HOPELESS : Outlook.HOPEFUL));
  }

  private static String namespace(Pod pod) {
    return pod.getMetadata().getNamespace();
  }

  private static String limit(Pod pod, ContainerStatus status) {
    return pod.getSpec().getContainers().stream()
        .filter(it -> it.getName().equals(status.getName()) && it.getResources() != null)
        .filter(it -> it.getResources().getLimits() != null)
        .map(it -> it.getResources().getLimits().get("memory"))
        .filter(it -> it != null)
        .map(it -> " of " + it)
        .findFirst()
        .orElse("");
  }
}
