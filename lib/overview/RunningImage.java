package overview;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import why.Scene;

/**
 * An image in a running pod.
 *
 * @param pod its name
 * @param container in which it runs
 * @param image as the pod names it
 * @param digest of what the node really pulled; empty where the container has not started
 */
public record RunningImage(String pod, String container, String image, Optional<String> digest) {
  /**
   * Nodes write {@code imageID} with and without a scheme and a name in front (KEP-1472 and the
   * runtimes differ); the digest is the same in all.
   */
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /** The images in all pods of an Application, in the order of the pods and their containers. */
  static List<RunningImage> of(Scene scene) {
    return scene.podsOfAllVersions().stream().flatMap(pod -> of(pod).stream()).toList();
  }

  static List<RunningImage> of(Pod pod) {
    return pod.getSpec().getContainers().stream().map(it -> of(pod, it)).toList();
  }

  private static RunningImage of(Pod pod, Container container) {
    return new RunningImage(
        pod.getMetadata().getName(),
        container.getName(),
        container.getImage(),
        imageId(pod, container.getName()).flatMap(RunningImage::digestIn));
  }

  private static Optional<String> imageId(Pod pod, String container) {
    var status = pod.getStatus();
    if (status == null || status.getContainerStatuses() == null) {
      return Optional.empty();
    }
    return status.getContainerStatuses().stream()
        .filter(it -> it.getName().equals(container))
        .map(ContainerStatus::getImageID)
        .filter(it -> it != null)
        .findFirst();
  }

  static Optional<String> digestIn(String imageId) {
    return DIGEST.matcher(imageId).results().map(it -> it.group()).reduce((first, last) -> last);
  }
}
