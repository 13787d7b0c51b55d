//SOURCES ../platform/Platform.java
//SOURCES Countries.java
//SOURCES Inference.java
//SOURCES PodProblem.java
//SOURCES Prediction.java
//SOURCES RollOut.java
//SOURCES ServingTypes.java
//SOURCES Song.java

package serving;

import console.Console;
import console.ExitCode;
import console.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import platform.Cluster;
import platform.Observed;

/** What runs in one of the participant's namespaces: models, the UI, their pods and routes. */
public final class Serving {
  private static final Duration LOOK_AT_PODS = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final String namespace;
  private final Console console;

  /**
   * @param namespace for example {@code user1-test}
   */
  public Serving(Cluster cluster, String namespace, Console console) {
    this.client = cluster.client();
    this.namespace = namespace;
    this.console = console;
  }

  /**
   * Waits until the model that the InferenceService asks for now is the one that serves, and the
   * old pods are gone.
   *
   * @return the model's URI, for example {@code oci://quay.io/me/jukebox:1a2b3c4d5e}
   * @throws Failure when a pod cannot start (exit code 1) or the time is over (3)
   */
  public String awaitModel(String name, Duration timeout) throws InterruptedException {
    var deadline = Instant.now().plus(timeout);
    try (var service = observe(ServingTypes.INFERENCE_SERVICE, name);
        var deployment = observe(ServingTypes.DEPLOYMENT, name + "-predictor")) {
      if (!service.await(Optional::isPresent, deadline)) {
        throw notInTime("the InferenceService " + name, timeout);
      }
      var modelUri = RollOut.modelUri(service.latest().orElseThrow());
      console.say("waiting for " + modelUri + " to serve in " + namespace);
      awaitPods(
          deployment,
          it -> RollOut.serves(it, modelUri),
          "serving.kserve.io/inferenceservice",
          name,
          timeout);
      if (!service.await(it -> it.filter(RollOut::isReady).isPresent(), deadline)) {
        throw notInTime("the InferenceService " + name, timeout);
      }
      return modelUri;
    }
  }

  /**
   * Waits until all pods of a Deployment are the ones that its latest template asks for.
   *
   * @param label the label that names its pods, and
   * @param value its value
   */
  public void awaitDeployment(String name, String label, String value, Duration timeout)
      throws InterruptedException {
    try (var deployment = observe(ServingTypes.DEPLOYMENT, name)) {
      awaitPods(deployment, RollOut::isComplete, label, value, timeout);
    }
  }

  private void awaitPods(
      Observed deployment,
      Predicate<GenericKubernetesResource> complete,
      String label,
      String value,
      Duration timeout)
      throws InterruptedException {
    var deadline = Instant.now().plus(timeout);
    while (!deployment.await(
        it -> it.filter(complete).isPresent(), Instant.now().plus(LOOK_AT_PODS))) {
      var problem = PodProblem.in(pods(label, value));
      if (problem.isPresent()) {
        throw failed(problem.get());
      }
      if (Instant.now().isAfter(deadline)) {
        throw notInTime("the roll-out of " + value, timeout);
      }
    }
  }

  private Failure failed(PodProblem problem) {
    return Failure.content(
        "the pod "
            + problem.pod()
            + " in "
            + namespace
            + " cannot start: "
            + problem.reason()
            + (problem.message().isEmpty() ? "" : ", " + problem.message()),
        "oc describe pod " + problem.pod() + " -n " + namespace);
  }

  private Failure notInTime(String what, Duration timeout) {
    return new Failure(
        ExitCode.NOT_IN_TIME,
        what + " in " + namespace + " is not ready after " + timeout.toSeconds() + " s",
        "oc get pods -n " + namespace);
  }

  /** The pods with this label, as {@code oc get po -l label=value} lists them. */
  public List<Pod> pods(String label, String value) {
    return client.pods().inNamespace(namespace).withLabel(label, value).list().getItems();
  }

  /**
   * The names of the pods with this label, all of which must be ready.
   *
   * @param next what to type where there are none
   * @throws Failure when there are none or one is not ready: exit code 1
   */
  public List<String> readyPods(String label, String value, String next) {
    var pods = pods(label, value);
    if (pods.isEmpty()) {
      throw Failure.content("there are no pods of " + value + " in " + namespace, next);
    }
    for (var pod : pods) {
      if (!Readiness.isPodReady(pod)) {
        var name = pod.getMetadata().getName();
        throw Failure.content(
            "the pod " + name + " in " + namespace + " is not ready: " + pod.getStatus().getPhase(),
            "oc describe pod " + name + " -n " + namespace);
      }
    }
    return pods.stream().map(pod -> pod.getMetadata().getName()).toList();
  }

  private Observed observe(ResourceDefinitionContext type, String name) {
    return Observed.start(client, type, namespace, name);
  }
}
