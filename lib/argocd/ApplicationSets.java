package argocd;

import console.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The ApplicationSets of one Argo CD: applied, and told to look into Git now. */
public final class ApplicationSets {
  private static final String REFRESH = "argocd.argoproj.io/application-set-refresh";

  /**
   * An error that stays as it was is written nowhere anew: only time tells that it has not been
   * mended. Reading Git and writing the Applications takes about a second.
   */
  private static final Duration AN_OLD_ERROR_STANDS = Duration.ofSeconds(10);

  private final ArgoNamespace namespace;

  ApplicationSets(ArgoNamespace namespace) {
    this.namespace = namespace;
  }

  /**
   * Applies a document of an ApplicationSet file, an AppProject or an ApplicationSet, on the
   * server's side: fields that others manage stay, the ones given here are taken over.
   */
  public void apply(Map<String, Object> document) {
    var object = JsonMapper.shared().convertValue(document, GenericKubernetesResource.class);
    object.getMetadata().setNamespace(namespace.name());
    namespace
        .client()
        .genericKubernetesResources(typeOf(object))
        .inNamespace(namespace.name())
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("jukebox-scripts")
                .withForce(true)
                .build());
  }

  private static ResourceDefinitionContext typeOf(GenericKubernetesResource object) {
    return switch (object.getKind()) {
      case "ApplicationSet" -> ArgoTypes.APPLICATION_SET;
      case "AppProject" -> ArgoTypes.APP_PROJECT;
      default ->
          throw Failure.content(
              "a " + object.getKind() + " has no place in an ApplicationSet file",
              "expected are AppProject and ApplicationSet");
    };
  }

  /**
   * Looks whether the ApplicationSets of these environments are there, before anything is pushed
   * that they should pick up.
   *
   * @throws Failure when one is not: exit code 1
   */
  public void require(List<String> environments) {
    environments.forEach(it -> namespace.existing(ArgoTypes.APPLICATION_SET, nameFor(it)));
  }

  // as it stands in appset-<environment>.yaml
  private static String nameFor(String environment) {
    return "jukebox-" + environment + "-appset";
  }

  /**
   * Lets an environment's ApplicationSet read Git now instead of in three minutes, and waits until
   * it did. Needed when the chart or its repository changes; a changed value alone needs only the
   * Application refreshed.
   *
   * @throws Failure when it cannot generate its Applications: exit code 1
   */
  public void refresh(String environment, Duration timeout) throws InterruptedException {
    var name = nameFor(environment);
    // after an error the annotation stays, and the same value again would change nothing
    var asked = Instant.now().toString();
    var resource = namespace.existing(ArgoTypes.APPLICATION_SET, name);
    var oldError = errorCondition(resource.get());
    ArgoNamespace.annotate(resource, REFRESH, asked);
    try (var set = namespace.observe(ArgoTypes.APPLICATION_SET, name)) {
      set.await(
          it -> it.filter(seen -> isAnswered(seen, asked, oldError)).isPresent(),
          Instant.now().plus(oldError.isEmpty() ? timeout : shorter(timeout, AN_OLD_ERROR_STANDS)));
      var error = set.latest().filter(seen -> isPending(seen, asked)).map(ApplicationSets::error);
      if (error.isPresent()) {
        throw error.get().isEmpty()
            ? namespace.notInTime("ApplicationSet", name, "was not refreshed", timeout)
            : Failure.content(
                "the ApplicationSet " + name + " cannot generate its Applications: " + error.get(),
                "mend the file it names, commit and push");
      }
    }
  }

  private static boolean isPending(GenericKubernetesResource set, String asked) {
    var annotations = set.getMetadata().getAnnotations();
    return annotations != null && asked.equals(annotations.get(REFRESH));
  }

  // an error from before may be mended by what we pushed; a new one is the answer
  private static boolean isAnswered(
      GenericKubernetesResource set, String asked, Optional<Map<?, ?>> oldError) {
    var error = errorCondition(set);
    return !isPending(set, asked) || error.isPresent() && !error.equals(oldError);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String error(GenericKubernetesResource set) {
    return errorCondition(set)
        .map(it -> HelmMessage.shortened(String.valueOf(it.get("message"))))
        .orElse("");
  }

  private static Optional<Map<?, ?>> errorCondition(GenericKubernetesResource set) {
    List<?> conditions = set.get("status", "conditions") instanceof List<?> list ? list : List.of();
    for (var condition : conditions) {
      if (condition instanceof Map<?, ?> map
          && "ErrorOccurred".equals(map.get("type"))
          && "True".equals(map.get("status"))) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }
}
