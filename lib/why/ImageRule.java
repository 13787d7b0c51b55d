package why;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A node cannot have an image. What it says is not always the cause: where a mirror does not have
 * the image, the node goes on to the next address and complains of that one. So the registry is
 * asked as well.
 */
final class ImageRule implements Rule {
  private static final Set<String> REASONS =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

  private static final Pattern BACK_OFF =
      Pattern.compile("Back-off pulling image \"[^\"]+\"(: ErrImagePull: )?");

  /** The registry inside of OpenShift keeps images below the namespace that they belong to. */
  private static final Pattern INTERNAL =
      Pattern.compile("image-registry\\.openshift-image-registry\\.svc(?::\\d+)?/([^/]+)/.+");

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.pods().stream()
        .flatMap(
            pod ->
                Containers.of(pod)
                    .filter(it -> REASONS.contains(Containers.waitingReason(it)))
                    .map(it -> finding(scene, pod, it)));
  }

  private static Finding finding(Scene scene, Pod pod, ContainerStatus status) {
    var image = image(pod, status);
    var object = "the image " + image + " of " + PodNames.of(pod);
    var said = BACK_OFF.matcher(Containers.waitingMessage(status)).replaceFirst("");
    var known =
        Symptom.first(PullSymptoms.ALL, object, Containers.waitingReason(status) + ": " + said)
            .orElseGet(
                () ->
                    new Finding(
                        object,
                        "it cannot be pulled",
                        said,
                        "oc describe pod " + pod.getMetadata().getName(),
                        Outlook.DOUBTFUL));
    if (isDenied(known)) {
      return deniedToNamespace(scene, image, known);
    }
    var isWrongName = known.cause().contains("no valid name");
    return !isWrongName && scene.inquiry().isMissing(image) ? missing(object, known) : known;
  }

  // the status has the image's name as the node resolved it
  private static String image(Pod pod, ContainerStatus status) {
    return Stream.concat(
            pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
        .filter(it -> it.getName().equals(status.getName()))
        .map(it -> it.getImage())
        .findFirst()
        .orElse(status.getImage());
  }

  private static boolean isDenied(Finding finding) {
    return finding.cause().contains("does not let the cluster pull");
  }

  private static Finding missing(String object, Finding known) {
    return new Finding(
        object,
        "it does not exist",
        known.evidence(),
        "package-modelcar, or deploy a version that exists",
        Outlook.HOPELESS);
  }

  private static Finding deniedToNamespace(Scene scene, String image, Finding known) {
    var internal = INTERNAL.matcher(image);
    if (!internal.matches() || internal.group(1).equals(scene.namespace())) {
      return known;
    }
    var owner = internal.group(1);
    return new Finding(
        known.object(),
        scene.namespace() + " may not pull from the images of " + owner,
        known.evidence(),
        "oc policy add-role-to-group system:image-puller system:serviceaccounts:"
            + scene.namespace()
            + " -n "
            + owner,
        Outlook.HOPELESS);
  }
}
