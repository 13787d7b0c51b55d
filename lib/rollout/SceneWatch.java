package rollout;

import argocd.ArgoTypes;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import platform.Routes;
import serving.ServingTypes;
import why.Inquiry;
import why.Scene;

/**
 * The scene as it is now: informers keep it up to date, and who waits is woken by each event
 * instead of asking again and again.
 */
final class SceneWatch implements AutoCloseable {
  private final Target target;
  private final Inquiry inquiry;
  private final List<Follower<?>> all = new ArrayList<>();
  private final Follower<GenericKubernetesResource> applicationSets;
  private final Follower<GenericKubernetesResource> applications;
  private final Follower<GenericKubernetesResource> services;
  private final Follower<Deployment> deployments;
  private final Follower<ReplicaSet> replicaSets;
  private final Follower<Pod> pods;
  private final Follower<Event> events;
  private final Follower<GenericKubernetesResource> routes;
  private boolean changed = true;

  SceneWatch(Target target, Inquiry inquiry) {
    this.target = target;
    this.inquiry = inquiry;
    var client = target.client();
    var namespace = target.namespace();
    this.applicationSets = follow(argo(ArgoTypes.APPLICATION_SET, target.applicationSet()));
    this.applications = follow(argo(ArgoTypes.APPLICATION, target.application()));
    this.services =
        follow(
            client
                .genericKubernetesResources(ServingTypes.INFERENCE_SERVICE)
                .inNamespace(namespace));
    this.deployments = follow(client.apps().deployments().inNamespace(namespace));
    this.replicaSets = follow(client.apps().replicaSets().inNamespace(namespace));
    this.pods = follow(client.pods().inNamespace(namespace));
    this.events = follow(client.v1().events().inNamespace(namespace));
    this.routes = follow(client.genericKubernetesResources(Routes.TYPE).inNamespace(namespace));
  }

  private Informable<GenericKubernetesResource> argo(ResourceDefinitionContext type, String name) {
    return target
        .client()
        .genericKubernetesResources(type)
        .inNamespace(target.toolings())
        .withName(name);
  }

  private <T extends HasMetadata> Follower<T> follow(Informable<T> objects) {
    var follower = new Follower<>(objects, this::change);
    all.add(follower);
    return follower;
  }

  private synchronized void change() {
    changed = true;
    notifyAll();
  }

  /** What is known now. */
  Scene scene() {
    return new Scene(
        applicationSets.objects().stream().findFirst(),
        applications.objects().stream().findFirst(),
        target.namespace(),
        services.objects(),
        deployments.objects(),
        replicaSets.objects(),
        pods.objects(),
        events.objects(),
        routes.objects(),
        inquiry);
  }

  /** Whether the first look at everything that matters for the verdict is done. */
  boolean isComplete() {
    return List.of(applicationSets, applications, services, deployments).stream()
        .allMatch(Follower::hasSynced);
  }

  /**
   * Why the cluster does not tell what happens, since it did the last time; empty where it does.
   */
  Optional<String> outage() {
    return all.stream().flatMap(it -> it.outage().stream()).findFirst();
  }

  /** Waits until something has changed since the last call, or the time. */
  synchronized void awaitChange(Instant until) throws InterruptedException {
    while (!changed) {
      long left = Duration.between(Instant.now(), until).toMillis();
      if (left <= 0) {
        return;
      }
      wait(left);
    }
    changed = false;
  }

  @Override
  public void close() {
    all.forEach(Follower::close);
  }
}
