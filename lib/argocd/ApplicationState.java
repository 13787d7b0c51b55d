package argocd;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an Argo CD Application says of itself: its spec's sources and its status, read once. */
final class ApplicationState {
  static final String REFRESH = "argocd.argoproj.io/refresh";
  private static final List<String> ERRORS =
      List.of("InvalidSpecError", "ComparisonError", "SyncError", "UnknownError");

  private final GenericKubernetesResource application;

  ApplicationState(GenericKubernetesResource application) {
    this.application = application;
  }

  /** {@code Synced}, {@code OutOfSync} or {@code Unknown}; empty before the first comparison. */
  String sync() {
    return text("status", "sync", "status");
  }

  /**
   * {@code Healthy}, {@code Progressing}, {@code Degraded}, {@code Missing}, {@code Suspended} or
   * {@code Unknown}.
   */
  String health() {
    return text("status", "health", "status");
  }

  /**
   * Whether the cluster is as Git says, but for objects that are no longer in Git. Without pruning,
   * as the workshop has it, Argo CD leaves those alone and shows the Application as OutOfSync for
   * as long as they are there.
   */
  boolean isSyncedButForLeftovers() {
    if (sync().equals("Synced")) {
      return true;
    }
    var differing = differing();
    return sync().equals("OutOfSync")
        && !differing.isEmpty()
        && differing.stream().allMatch(ApplicationState::isLeftover);
  }

  /** What is no longer in Git and still there, as {@code Kind name}. */
  List<String> leftovers() {
    return differing().stream()
        .filter(ApplicationState::isLeftover)
        .map(it -> it.get("kind") + " " + it.get("name"))
        .toList();
  }

  private List<Map<?, ?>> differing() {
    var differing = new ArrayList<Map<?, ?>>();
    for (var resource : list("status", "resources")) {
      if (resource instanceof Map<?, ?> map && "OutOfSync".equals(map.get("status"))) {
        differing.add(map);
      }
    }
    return differing;
  }

  private static boolean isLeftover(Map<?, ?> resource) {
    return Boolean.TRUE.equals(resource.get("requiresPruning"));
  }

  boolean refreshIsPending() {
    var annotations = application.getMetadata().getAnnotations();
    return annotations != null && annotations.containsKey(REFRESH);
  }

  /** Whether the status speaks of the sources that the spec has now. */
  boolean comparedItsPresentSources() {
    return specSources().equals(application.get("status", "sync", "comparedTo", "sources"));
  }

  /**
   * The revision of the source that brings the values (its {@code ref} is set); the status lists
   * revisions in the order of the spec's sources.
   */
  Optional<String> valuesRevision() {
    var sources = specSources();
    var revisions = list("status", "sync", "revisions");
    for (int i = 0; i < sources.size() && i < revisions.size(); i++) {
      if (sources.get(i) instanceof Map<?, ?> source && source.containsKey("ref")) {
        return Optional.of(String.valueOf(revisions.get(i)));
      }
    }
    return Optional.empty();
  }

  /** Whether its config.yaml is still empty: the template had no chart path to fill in. */
  boolean isNotConfiguredYet() {
    return specSources().stream()
        .anyMatch(it -> it instanceof Map<?, ?> source && "<no value>".equals(source.get("path")));
  }

  /** Whether a sync is under way, or asked for. */
  boolean isSyncing() {
    return application.get("operation") != null || operationPhase().equals("Running");
  }

  /** Whether something is under way that will change the status by itself. */
  boolean isAtWork() {
    return refreshIsPending()
        || isSyncing()
        || isSyncedButForLeftovers() && !health().equals("Healthy");
  }

  /**
   * {@code Running}, {@code Succeeded}, {@code Failed} or {@code Error}; empty without an
   * operation.
   */
  String operationPhase() {
    return text("status", "operationState", "phase");
  }

  String operationMessage() {
    return text("status", "operationState", "message");
  }

  /** Whether Argo CD has looked again since its last operation ended. */
  boolean reconciledAfterLastOperation() {
    var finished = text("status", "operationState", "finishedAt");
    var reconciled = text("status", "reconciledAt");
    return finished.isEmpty()
        || !reconciled.isEmpty() && !Instant.parse(reconciled).isBefore(Instant.parse(finished));
  }

  /** The conditions that are errors, as {@code type: message}. */
  List<String> errors() {
    var errors = new ArrayList<String>();
    for (var condition : list("status", "conditions")) {
      if (condition instanceof Map<?, ?> map && ERRORS.contains(map.get("type"))) {
        errors.add(map.get("type") + ": " + map.get("message"));
      }
    }
    return errors;
  }

  private List<?> specSources() {
    return list("spec", "sources");
  }

  private List<?> list(Object... path) {
    return application.get(path) instanceof List<?> list ? list : List.of();
  }

  private String text(Object... path) {
    return application.get(path) instanceof String text ? text : "";
  }
}
