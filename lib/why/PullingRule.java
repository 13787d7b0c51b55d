package why;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;

/** A node is busy with an image: large ones take minutes, and that is as it should be. */
final class PullingRule implements Rule {
  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.pods().stream()
        .flatMap(
            pod ->
                scene
                    .eventsOf(pod)
                    .reduce((earlier, later) -> later)
                    .filter(it -> "Pulling".equals(it.getReason()))
                    .map(it -> finding(pod, it))
                    .stream());
  }

  private static Finding finding(Pod pod, Event event) {
    return new Finding(
        PodNames.of(pod),
        "its node pulls the image",
        Words.shortened(event.getMessage()),
        "oc describe pod " + pod.getMetadata().getName(),
        Outlook.HOPEFUL);
  }
}
