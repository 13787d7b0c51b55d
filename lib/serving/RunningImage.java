package serving;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/**
 * An image in a running pod.
 *
 * @param pod its name
 * @param container in which it runs
 * @param image as the pod names it: its status may name it in another way
 * @param digest of what the node really pulled, a manifest's or an index's; empty where the
 *     container has not started, or its runtime does not tell
 */
public record RunningImage(String pod, String container, String image, Optional<String> digest) {

  /** The images of a pod, in the order of its containers. */
  public static List<RunningImage> of(Pod pod) {
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

  /**
   * The digest in a status's {@code imageID}, which runtimes write with and without a scheme. Only
   * what follows an {@code @} is a digest that a registry knows: a bare {@code sha256:...} is how
   * nodes name an image that they have under no such digest, and then it is its configuration's.
   */
  static Optional<String> digestIn(String imageId) {
    return imageId.contains("@")
        ? Optional.of(imageId.substring(imageId.lastIndexOf('@') + 1))
        : Optional.empty();
  }

  /** The last part of the image's name: {@code jukebox} of {@code quay.io/me/jukebox:1.2}. */
  public String shortName() {
    return shortName(image);
  }

  /** The last part of an image's name, without tag and digest. */
  public static String shortName(String image) {
    var name = image.replaceFirst("@.*", "");
    return name.substring(name.lastIndexOf('/') + 1).replaceFirst(":.*", "");
  }
}
