package why;

import io.fabric8.kubernetes.api.model.Pod;

/** How pods are called in sentences. */
final class PodNames {
  private PodNames() {}

  static String of(Pod pod) {
    return "the pod " + pod.getMetadata().getName() + " in " + pod.getMetadata().getNamespace();
  }
}
