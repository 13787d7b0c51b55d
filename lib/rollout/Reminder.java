package rollout;

import argocd.RefreshRequest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import why.Finding;
import why.Outlook;

/**
 * A request to one of Argo CD's controllers that is repeated as long as it leaves no trace. Argo CD
 * loses some: one that arrives in the middle of a look is taken for answered by that look (argo-cd
 * issue 28306).
 */
final class Reminder {
  /** How long an answered request may leave things as they are. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  /** A controller that runs answers within this. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final RefreshRequest request;
  private final String controller;
  private Instant triedAt = Instant.EPOCH;
  private Instant answeredAt = Instant.EPOCH;
  private Duration patience = Duration.ZERO;
  private int answers;

  /**
   * @param controller who has to answer, for example {@code Argo CD's application controller}
   */
  Reminder(RefreshRequest request, String controller) {
    this.request = request;
    this.controller = controller;
  }

  /** Whether what is seen is newer than the request, and the request was handled. */
  boolean isAnswered(Optional<GenericKubernetesResource> seen) {
    var answered = request.times() > 0 && seen.filter(it -> !request.isPending(it)).isPresent();
    if (answered && answeredAt.isBefore(request.askedAt())) {
      answeredAt = Instant.now();
      answers++;
    }
    return answered;
  }

  /** How many requests were answered. */
  int answers() {
    return answers;
  }

  /**
   * Asks where that is due.
   *
   * @return when it is due the next time
   */
  Instant ask(Optional<GenericKubernetesResource> seen) {
    if (!Instant.now().isBefore(due(seen))) {
      tryToAsk();
    }
    return due(seen);
  }

  private Instant due(Optional<GenericKubernetesResource> seen) {
    return isAnswered(seen) ? answeredAt.plus(ASK_AGAIN) : triedAt.plus(patience);
  }

  private void tryToAsk() {
    triedAt = Instant.now();
    patience = ASK_AGAIN;
    try {
      request.ask();
      patience = SILENCE;
    } catch (KubernetesClientException refused) {
      // an API that is being restarted will take the next one
      if (!Outage.is(refused)) {
        throw refused;
      }
    }
  }

  /** Whether the request is as old as a controller that runs never lets it become. */
  boolean isOverdue(Optional<GenericKubernetesResource> seen) {
    return request.times() > 0
        && !isAnswered(seen)
        && !request.askedAt().plus(SILENCE).isAfter(Instant.now());
  }

  /** That the controller does not answer, once it has been silent for long. */
  List<Finding> silence(Optional<GenericKubernetesResource> seen) {
    if (answers > 0 || request.times() < 2 && !isOverdue(seen)) {
      return List.of();
    }
    return List.of(
        new Finding(
            controller,
            "it does not answer",
            "",
            "ask your instructor whether Argo CD runs",
            Outlook.HOPEFUL));
  }
}
