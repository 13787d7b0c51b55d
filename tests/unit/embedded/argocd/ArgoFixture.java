package embedded.argocd;

import static org.junit.jupiter.api.Assertions.fail;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import rendering.Fields;
import rendering.GoYaml;
import rendering.ObjectRef;

/**
 * The embedded API, both controllers, and repositories of the workshop's shape for one participant.
 */
final class ArgoFixture implements AutoCloseable {
  static final String TOOLINGS = "user1-toolings";
  static final String TEST = "user1-test";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final GitFixture git;
  final EmbeddedCluster cluster;
  final Cluster objects;
  private final ApplicationSetController applicationSets;
  private final ApplicationController applications;

  ArgoFixture(Path folder) throws IOException {
    git = new GitFixture(folder);
    git.push("mlops-gitops", "README.md", "configuration");
    WorkshopChart.push(git);
    cluster = new EmbeddedCluster(TOOLINGS, TEST);
    objects = new Cluster(client());
    apply(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: {name: jukebox-test-project, namespace: user1-toolings}
        spec: {sourceRepos: ['*']}
        """);
    applicationSets =
        new ApplicationSetController(client(), git.repositories(), Duration.ofMinutes(3));
    applications = new ApplicationController(client(), git.repositories(), Duration.ofMinutes(2));
  }

  KubernetesClient client() {
    return cluster.client();
  }

  void apply(String yaml) {
    objects.create(Fields.map(GoYaml.firstDocument(yaml)));
  }

  /** Writes {@code model-deployments/test/<model>/config.yaml}; returns the commit. */
  String configure(String model, String config) {
    return git.push("mlops-gitops", "model-deployments/test/" + model + "/config.yaml", config);
  }

  void applyApplicationSet() {
    apply(WorkshopChart.APPLICATION_SET);
  }

  void refreshApplicationSet(String stamp) {
    annotate(
        ArgoTypes.applicationSet(TOOLINGS, "jukebox-test-appset"),
        ArgoTypes.APPLICATION_SET_REFRESH,
        stamp);
  }

  void refresh(String application) {
    annotate(ArgoTypes.application(TOOLINGS, application), ArgoTypes.REFRESH, "normal");
  }

  private void annotate(ObjectRef ref, String annotation, String value) {
    objects.patch(ref, Map.of("metadata", Map.of("annotations", Map.of(annotation, value))));
  }

  Map<String, Object> awaitApplication(String name, Predicate<Map<String, Object>> condition) {
    return await(() -> objects.get(ArgoTypes.application(TOOLINGS, name)), condition);
  }

  Map<String, Object> awaitApplicationSet(Predicate<Map<String, Object>> condition) {
    return await(
        () -> objects.get(ArgoTypes.applicationSet(TOOLINGS, "jukebox-test-appset")), condition);
  }

  Map<String, Object> awaitObject(ObjectRef ref, Predicate<Map<String, Object>> condition) {
    return await(() -> objects.get(ref), condition);
  }

  void awaitGone(ObjectRef ref) {
    await(
        () -> objects.get(ref).isPresent() ? Optional.empty() : Optional.of(Map.of()), it -> true);
  }

  private static Map<String, Object> await(
      Supplier<Optional<Map<String, Object>>> read, Predicate<Map<String, Object>> condition) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<Map<String, Object>> last = Optional.empty();
    while (System.nanoTime() < deadline) {
      last = read.get();
      if (last.filter(condition).isPresent()) {
        return last.get();
      }
      pause();
    }
    return fail("not in time; last seen: " + last);
  }

  /** Between two reads of the API, as a client without a watch waits. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  static ObjectRef inferenceService(String name) {
    return new ObjectRef("serving.kserve.io/v1beta1", "InferenceService", TEST, name);
  }

  static String sync(Map<String, Object> application) {
    return Fields.text(application, "status", "sync", "status");
  }

  static String health(Map<String, Object> application) {
    return Fields.text(application, "status", "health", "status");
  }

  /** The message of the first condition of this type; empty if there is none. */
  static String condition(Map<String, Object> object, String type) {
    return Fields.maps(object, "status", "conditions").stream()
        .filter(it -> Fields.text(it, "type").equals(type))
        .map(it -> Fields.text(it, "message"))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    applications.close();
    applicationSets.close();
    cluster.close();
  }
}
