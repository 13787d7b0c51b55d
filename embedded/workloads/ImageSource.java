package embedded.workloads;

import embedded.workloads.ContainerPhase.Waiting;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;

/**
 * Gets the image of one container, by its pull policy, with the reasons and Events of a real node:
 * ErrImagePull after an attempt, ImagePullBackOff while it waits for the next one.
 */
final class ImageSource {
  private final Pod pod;
  private final Container container;
  private final ContainerRunner.Node node;
  private final BackOff backOff = new BackOff();

  private Optional<PulledImage> pulled = Optional.empty();
  private Optional<Duration> backingOff = Optional.empty();
  private String lastError = "";
  private Waiting problem = new Waiting("ContainerCreating", null);
  private Duration nextAttempt = Duration.ZERO;

  ImageSource(Pod pod, Container container, ContainerRunner.Node node) {
    this.pod = pod;
    this.container = container;
    this.node = node;
  }

  /**
   * The program that stands in for the container; empty when the image cannot be had, see {@link
   * #problem}.
   */
  Optional<ContainerProgram> prepare() {
    var unseen = programFor(ImageConfig.UNKNOWN);
    if (unseen.isPresent()) {
      return unseen;
    }
    return havePulled() ? programFor(config()) : Optional.empty();
  }

  private Optional<ContainerProgram> programFor(ImageConfig config) {
    return node.programs().stream().filter(program -> program.runs(container, config)).findFirst();
  }

  private boolean havePulled() {
    if (backingOff.isPresent()) {
      nextAttempt = backingOff.get();
      backingOff = Optional.empty();
      backOff();
      return false;
    }
    var image = container.getImage();
    if (!ImageReference.isValid(image)) {
      invalid(image);
      return false;
    }
    if (pulled.isEmpty() && !pullsAlways() && node.images().isPresent(image)) {
      pulled = Optional.of(node.images().get(image));
      normal("Pulled", "Container image \"%s\" already present on machine".formatted(image));
    } else if (pulled.isEmpty() || pullsAlways()) {
      pull(image);
    }
    return pulled.isPresent();
  }

  private void pull(String image) {
    normal("Pulling", "Pulling image \"%s\"".formatted(image));
    long begin = System.nanoTime();
    try {
      var now = node.images().pull(image);
      pulled = Optional.of(now);
      backOff.reset();
      long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      normal(
          "Pulled",
          "Successfully pulled image \"%s\" in %dms (%dms including waiting). Image size: %d bytes."
              .formatted(image, millis, millis, now.size()));
    } catch (ImagePullException failed) {
      pulled = Optional.empty();
      failed(image, failed.getMessage());
    }
  }

  private void invalid(String image) {
    var error =
        "Failed to apply default image tag \"%s\": couldn't parse image name \"%s\": invalid"
            + " reference format: repository name must be lowercase";
    problem = new Waiting("InvalidImageName", error.formatted(image, image));
    warning("Error: InvalidImageName");
    nextAttempt = backOff.next();
  }

  private void failed(String image, String error) {
    lastError = error;
    problem = new Waiting("ErrImagePull", error);
    warning("Failed to pull image \"%s\": %s".formatted(image, error));
    warning("Error: ErrImagePull");
    // the first half of the delay shows what happened, the second that it will be tried again
    var half = backOff.next().dividedBy(2);
    nextAttempt = half;
    backingOff = Optional.of(half);
  }

  private void backOff() {
    var message = "Back-off pulling image \"%s\"".formatted(container.getImage());
    problem = new Waiting("ImagePullBackOff", message + ": ErrImagePull: " + lastError);
    normal("BackOff", message);
    warning("Error: ImagePullBackOff");
  }

  /**
   * Kubernetes' rule for containers that do not say: tags named latest always, everything else if
   * not present.
   */
  private boolean pullsAlways() {
    var policy = container.getImagePullPolicy();
    if (policy == null || policy.isEmpty()) {
      return ImageReference.parse(container.getImage()).version().equals("latest");
    }
    return policy.equals("Always");
  }

  private void normal(String reason, String message) {
    node.events().normal(pod, container.getName(), reason, message);
  }

  private void warning(String message) {
    node.events().warning(pod, container.getName(), "Failed", message);
  }

  /** Why there is no image. */
  Waiting problem() {
    return problem;
  }

  Duration nextAttemptIn() {
    return nextAttempt;
  }

  void retryNow() {
    backingOff = Optional.empty();
    backOff.reset();
  }

  ImageConfig config() {
    return pulled.map(PulledImage::config).orElse(ImageConfig.UNKNOWN);
  }

  /** Empty until the image is there; for an image that was not pulled its name. */
  String imageId() {
    if (pulled.isPresent()) {
      return pulled.get().imageId();
    }
    return programFor(ImageConfig.UNKNOWN).isPresent() ? container.getImage() : "";
  }
}
