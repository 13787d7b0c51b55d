package why;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A container runs but does not become ready. A server may take its time to load a model, so only
 * what lasts for long counts; until then it is said what is waited for.
 */
final class ProbeRule implements Rule {
  private static final Duration LONG = Duration.ofSeconds(90);

  private final Clock clock;

  ProbeRule(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.pods().stream()
        .flatMap(
            pod ->
                scene
                    .eventsOf(pod)
                    .filter(it -> "Unhealthy".equals(it.getReason()))
                    .reduce((earlier, later) -> later)
                    .filter(it -> isRunningUnready(pod))
                    .map(it -> finding(pod, it))
                    .stream());
  }

  private static boolean isRunningUnready(Pod pod) {
    return Containers.of(pod)
        .anyMatch(
            it ->
                !Boolean.TRUE.equals(it.getReady())
                    && it.getState() != null
                    && it.getState().getRunning() != null);
  }

  private Finding finding(Pod pod, Event event) {
    var isLong = startedAt(pod).plus(LONG).isBefore(clock.instant());
    return new Finding(
        PodNames.of(pod),
        "it runs, but its readiness probe fails",
        Words.shortened(event.getMessage()),
        "oc logs " + pod.getMetadata().getName() + " -n " + pod.getMetadata().getNamespace(),
        isLong ? Outlook.HOPELESS : Outlook.HOPEFUL);
  }

  private Instant startedAt(Pod pod) {
    return Containers.of(pod)
        .filter(it -> it.getState() != null && it.getState().getRunning() != null)
        .map(it -> it.getState().getRunning().getStartedAt())
        .filter(it -> it != null)
        .map(Instant::parse)
        .max(Instant::compareTo)
        .orElse(clock.instant());
  }
}
