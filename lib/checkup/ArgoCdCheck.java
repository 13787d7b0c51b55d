package checkup;

import argocd.ApplicationSets;
import argocd.ApplicationState;
import argocd.ArgoTypes;
import console.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import platform.Cluster;
import platform.Platform;
import why.Finding;
import why.Inquiry;
import why.Scene;
import why.Why;

/**
 * The participant's Argo CD is there and at work. Nothing is asked of it, so that it works is told
 * by what it has written: the ApplicationSets' conditions, and when it looked at the Applications.
 */
public record ArgoCdCheck(Supplier<Cluster> cluster, Supplier<Platform> platform, Clock clock)
    implements Check {
  /** Argo CD looks every three minutes at least, where nobody has set it to less. */
  private static final Duration OVERDUE = Duration.ofMinutes(15);

  private static final String ASK = "ask your instructor whether Argo CD runs";

  @Override
  public String name() {
    return "Argo CD";
  }

  @Override
  public Diagnosis look() {
    requireReadyPods();
    var sets = objects(ArgoTypes.APPLICATION_SET);
    for (var name : List.of(ApplicationSets.nameFor("test"), ApplicationSets.nameFor("prod"))) {
      if (sets.stream().noneMatch(it -> it.getMetadata().getName().equals(name))) {
        return new Diagnosis.Suspicious(
            "it has no ApplicationSet " + name + " yet", "setup-appsets");
      }
    }
    sets.forEach(this::requireNoError);
    var applications = objects(ArgoTypes.APPLICATION);
    if (applications.isEmpty()) {
      throw Failure.content(
          "its ApplicationSets have made no Application in " + platform.get().toolings(), ASK);
    }
    return freshness(applications);
  }

  private Diagnosis freshness(List<GenericKubernetesResource> applications) {
    var looked =
        applications.stream()
            .flatMap(it -> new ApplicationState(it).reconciledAt().stream())
            .max(Comparator.naturalOrder());
    if (looked.isEmpty()) {
      throw Failure.content("it has not looked at any Application yet", ASK);
    }
    var sentence = applications.size() + " Applications, looked at last at " + looked.get();
    return isOverdue(looked.get())
        ? new Diagnosis.Suspicious(sentence + ", which is long ago", ASK)
        : new Diagnosis.Fine(sentence);
  }

  private boolean isOverdue(Instant looked) {
    return looked.plus(OVERDUE).isBefore(clock.instant());
  }

  private List<GenericKubernetesResource> objects(ResourceDefinitionContext type) {
    try {
      return cluster
          .get()
          .client()
          .genericKubernetesResources(type)
          .inNamespace(platform.get().toolings())
          .list()
          .getItems();
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw refused;
      }
      throw Failure.content("the cluster does not know the kind " + type.getKind(), ASK);
    }
  }

  private void requireNoError(GenericKubernetesResource set) {
    var scene =
        new Scene(
            Optional.of(set),
            Optional.empty(),
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Inquiry.NONE);
    var error = Why.notGenerated(scene).stream().findFirst();
    if (error.isPresent()) {
      throw failure(error.get());
    }
  }

  private static Failure failure(Finding error) {
    return Failure.content(error.sentence(), error.next());
  }

  // who may not see its pods, or has it elsewhere, learns about it by what it writes
  private void requireReadyPods() {
    var pods = pods();
    pods.stream()
        .filter(pod -> !"Succeeded".equals(pod.getStatus().getPhase()))
        .filter(pod -> !Readiness.isPodReady(pod))
        .filter(pod -> !isReplaced(pod, pods))
        .findFirst()
        .ifPresent(
            pod -> {
              throw Failure.content(
                  "its pod " + pod.getMetadata().getName() + " is not ready",
                  "oc describe pod "
                      + pod.getMetadata().getName()
                      + " -n "
                      + platform.get().toolings());
            });
  }

  // an evicted pod lingers as Failed, until somebody deletes it, beside the one that took its place
  private static boolean isReplaced(Pod pod, List<Pod> all) {
    return "Failed".equals(pod.getStatus().getPhase())
        && all.stream()
            .filter(Readiness::isPodReady)
            .flatMap(ArgoCdCheck::owners)
            .anyMatch(ready -> owners(pod).anyMatch(ready::equals));
  }

  private static Stream<String> owners(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream().map(OwnerReference::getUid);
  }

  private List<Pod> pods() {
    try {
      return cluster
          .get()
          .client()
          .pods()
          .inNamespace(platform.get().toolings())
          .withLabel("app.kubernetes.io/part-of", "argocd")
          .list()
          .getItems();
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw refused;
      }
      return List.of();
    }
  }
}
