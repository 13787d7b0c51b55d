package argocd;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an Argo CD Application says of itself: its spec's sources and its status, read once. */
public final class ApplicationState {
  static final String REFRESH = "argocd.argoproj.io/refresh";
  private static final List<String> ERRORS =
      List.of("InvalidSpecError", "ComparisonError", "SyncError", "UnknownError");

  private final GenericKubernetesResource application;

  public ApplicationState(GenericKubernetesResource application) {
    this.application = application;
  }

  /** {@code Synced}, {@code OutOfSync} or {@code Unknown}; empty before the first comparison. */
  public String sync() {
    return text("status", "sync", "status");
  }

  /**
   * {@code Healthy}, {@code Progressing}, {@code Degraded}, {@code Missing}, {@code Suspended} or
   * {@code Unknown}.
   */
  public String health() {
    return text("status", "health", "status");
  }

  /**
   * Whether the cluster is as Git says, but for objects that are no longer in Git. Without pruning,
   * as the workshop has it, Argo CD leaves those alone and shows the Application as OutOfSync for
   * as long as they are there.
   */
  public boolean isSyncedButForLeftovers() {
    if (sync().equals("Synced")) {
      return true;
    }
    var differing = differing();
    return sync().equals("OutOfSync")
        && !differing.isEmpty()
        && differing.stream().allMatch(ApplicationState::isLeftover);
  }

  /** What is no longer in Git and still there, as {@code Kind name}. */
  public List<String> leftovers() {
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

  /** Whether a request to look has not been handled yet. */
  public boolean refreshIsPending() {
    var annotations = application.getMetadata().getAnnotations();
    return annotations != null && annotations.containsKey(REFRESH);
  }

  /** Whether the status speaks of the sources that the spec has now. */
  public boolean comparedItsPresentSources() {
    return specSources().equals(application.get("status", "sync", "comparedTo", "sources"));
  }

  /**
   * The revision of the source that brings the values (its {@code ref} is set); the status lists
   * revisions in the order of the spec's sources.
   */
  public Optional<String> valuesRevision() {
    return revision(list("status", "sync", "revisions"));
  }

  /**
   * When Argo CD looked at it the last time, in Git and in the cluster; empty where it never did.
   */
  public Optional<Instant> reconciledAt() {
    return Optional.of(text("status", "reconciledAt"))
        .filter(it -> !it.isEmpty())
        .map(Instant::parse);
  }

  /**
   * The files of mlops-gitops that its values come from: of the value files of its charts, those
   * that begin with the name of the source with the values, as in {@code
   * $app-values/model-deployments/test/jukebox/config.yaml}.
   */
  public List<String> valueFiles() {
    var files = new ArrayList<String>();
    for (var source : specSources()) {
      if (source instanceof Map<?, ?> map
          && map.get("helm") instanceof Map<?, ?> helm
          && helm.get("valueFiles") instanceof List<?> names) {
        names.stream()
            .map(String::valueOf)
            .filter(name -> name.startsWith("$") && name.contains("/"))
            .map(name -> name.substring(name.indexOf('/') + 1))
            .forEach(files::add);
      }
    }
    return files;
  }

  private Optional<String> revision(List<?> revisions) {
    var sources = specSources();
    for (int i = 0; i < sources.size() && i < revisions.size(); i++) {
      if (sources.get(i) instanceof Map<?, ?> source && source.containsKey("ref")) {
        return Optional.of(String.valueOf(revisions.get(i)));
      }
    }
    return Optional.empty();
  }

  /** Whether its config.yaml is still empty: the template had no chart path to fill in. */
  public boolean isNotConfiguredYet() {
    return specSources().stream()
        .anyMatch(it -> it instanceof Map<?, ?> source && "<no value>".equals(source.get("path")));
  }

  /** Whether a sync is under way, or asked for. */
  public boolean isSyncing() {
    return application.get("operation") != null || operationPhase().equals("Running");
  }

  /**
   * {@code Running}, {@code Succeeded}, {@code Failed} or {@code Error}; empty without an
   * operation.
   */
  public String operationPhase() {
    return text("status", "operationState", "phase");
  }

  public String operationMessage() {
    return text("status", "operationState", "message");
  }

  /** The revision of the values that the last operation is about; empty where none is told. */
  public Optional<String> operationRevision() {
    var revisions = list("status", "operationState", "operation", "sync", "revisions");
    return revision(revisions.isEmpty() ? syncedRevisions() : revisions);
  }

  private List<?> syncedRevisions() {
    return list("status", "operationState", "syncResult", "revisions");
  }

  /** Whether Argo CD has looked again since its last operation ended. */
  public boolean reconciledAfterLastOperation() {
    var finished = text("status", "operationState", "finishedAt");
    var reconciled = text("status", "reconciledAt");
    return finished.isEmpty()
        || !reconciled.isEmpty() && !Instant.parse(reconciled).isBefore(Instant.parse(finished));
  }

  /** Whether it has an error condition. */
  public boolean hasError() {
    return list("status", "conditions").stream()
        .anyMatch(
            it -> it instanceof Map<?, ?> condition && ERRORS.contains(condition.get("type")));
  }

  /** Whether the last operation ended without success. */
  public boolean operationFailed() {
    return operationPhase().equals("Failed") || operationPhase().equals("Error");
  }

  /** Its sources, in the order of the spec. */
  public List<?> sources() {
    return specSources();
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
