import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** Feeds all rows to the Argo CD of one participant, whoever stands behind it. */
final class ConformanceFeed implements AutoCloseable {
  private static final String ARGO = "argoproj.io/v1alpha1";
  private static final String SET_REFRESH = "argocd.argoproj.io/application-set-refresh";
  private static final String REFRESH = "argocd.argoproj.io/refresh";

  /** For a machine that has other things to do; on a quiet one it is a quarter of that. */
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private static final Duration CALM = Duration.ofSeconds(6);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final WorkshopParticipant participant;
  private final ClusterView view;
  private final ConformanceRepository repository;
  private final List<ConformanceRow> rows;

  ConformanceFeed(WorkshopParticipant participant) {
    this.participant = participant;
    this.view = new ClusterView(participant);
    this.repository = new ConformanceRepository(participant);
    this.rows = ConformanceTable.rows(participant);
  }

  /** What a platform's Argo CD makes of all rows, by row. */
  static Map<String, Object> outcomesOn(WorkshopPlatform platform) throws Exception {
    var participant = platform.newParticipant();
    try (var feed = new ConformanceFeed(participant)) {
      return feed.outcomes();
    } finally {
      platform.leave(participant);
    }
  }

  /** Everything from the first push to the last outcome. */
  private Map<String, Object> outcomes() throws Exception {
    var outcomes = new TreeMap<String, Object>();
    pushFirst();
    applySets();
    var first = settled();
    for (var row : rows) {
      outcomes.put(row.name(), outcome(row, first));
    }
    rows.forEach(row -> row.byHand().forEach(this::change));
    settled();
    pushLater();
    refresh();
    var second = settled();
    for (var row : rows) {
      if (row.goesOn()) {
        outcomes.put(row.name() + ", later", outcome(row, second));
      }
    }
    outcomes.put("shared ApplicationSet", first.get("ApplicationSet conformance"));
    outcomes.put("shared ApplicationSet, later", second.get("ApplicationSet conformance"));
    return outcomes;
  }

  private Map<String, Object> outcome(ConformanceRow row, Map<String, Object> all) {
    var outcome = new TreeMap<String, Object>();
    var set = all.get("ApplicationSet " + row.name());
    if (set != null) {
      outcome.put("ApplicationSet", set);
    }
    all.forEach(
        (key, value) -> {
          if (row.owns(key)) {
            outcome.put(key, value);
          }
        });
    return outcome;
  }

  private void pushFirst() throws Exception {
    repository.copy(ConformanceTable.directory().resolve("charts"), "charts");
    repository.copy(ConformanceTable.directory().resolve("folders"), "folders");
    var files = new LinkedHashMap<String, Optional<String>>();
    for (var row : rows) {
      row.files()
          .forEach((path, content) -> files.put(row.folder() + "/" + path, Optional.of(content)));
    }
    repository.push(files);
  }

  private void pushLater() throws Exception {
    var files = new LinkedHashMap<String, Optional<String>>();
    for (var row : rows) {
      row.later().forEach((path, content) -> files.put(row.folder() + "/" + path, content));
    }
    repository.push(files);
  }

  private void change(ConformanceRow.ChangeByHand change) {
    client()
        .genericKubernetesResources(change.apiVersion(), change.kind())
        .inNamespace(participant.namespace("test"))
        .withName(change.name())
        .patch(PatchContext.of(PatchType.JSON_MERGE), json(change.patch()));
  }

  private void applySets() throws Exception {
    var file = ConformanceTable.directory().resolve("applicationset.yaml");
    var sets = new ConformanceSets(ConformanceTable.filled(participant, file));
    apply(sets.project());
    apply(sets.shared());
    rows.stream().filter(ConformanceRow::hasOwnApplicationSet).map(sets::own).forEach(this::apply);
  }

  private void apply(Map<String, Object> object) {
    var serialization = client().getKubernetesSerialization();
    var resource = serialization.convertValue(object, GenericKubernetesResource.class);
    client().resource(resource).inNamespace(participant.namespace("toolings")).create();
  }

  private void refresh() {
    for (var set : list("ApplicationSet")) {
      annotate(set, SET_REFRESH, Instant.now().toString());
    }
    awaitGeneration();
    settled(); // the annotation goes before the Applications are changed
    for (var application : list("Application")) {
      annotate(application, REFRESH, "normal");
    }
  }

  /** What is refreshed before its ApplicationSet has changed it would be compared twice. */
  private void awaitGeneration() {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)
        && list("ApplicationSet").stream().anyMatch(it -> isAsked(it))) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isAsked(GenericKubernetesResource set) {
    var annotations = set.getMetadata().getAnnotations();
    return annotations != null
        && annotations.containsKey(SET_REFRESH)
        && !set.toString().contains("status=True, type=ErrorOccurred");
  }

  private void annotate(GenericKubernetesResource object, String name, String value) {
    client()
        .resource(object)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            json(Map.of("metadata", Map.of("annotations", Map.of(name, value)))));
  }

  private String json(Object value) {
    return client().getKubernetesSerialization().asJson(value);
  }

  private KubernetesClient client() {
    return view.client();
  }

  private List<GenericKubernetesResource> list(String kind) {
    return client()
        .genericKubernetesResources(ARGO, kind)
        .inNamespace(participant.namespace("toolings"))
        .list()
        .getItems();
  }

  /**
   * The outcomes when nothing has changed for a while: that nothing more will happen is no event
   * that could be awaited.
   */
  private Map<String, Object> settled() {
    var deadline = Instant.now().plus(PATIENCE);
    var last = outcomesNow();
    var since = Instant.now();
    while (Instant.now().isBefore(deadline)
        && (!isCompared() || Instant.now().isBefore(since.plus(CALM)))) {
      LockSupport.parkNanos(PAUSE.toNanos());
      var now = outcomesNow();
      if (!now.equals(last)) {
        since = Instant.now();
        last = now;
      }
    }
    return last;
  }

  private boolean isCompared() {
    return list("Application").stream().allMatch(ConformanceFeed::isCompared)
        && list("ApplicationSet").stream().allMatch(it -> it.get("status", "conditions") != null);
  }

  /**
   * Whether it was looked at, and a sync that was begun has ended or waits for its next attempt.
   */
  private static boolean isCompared(GenericKubernetesResource application) {
    var annotations = application.getMetadata().getAnnotations();
    String message = application.get("status", "operationState", "message");
    return application.get("status", "reconciledAt") != null
        && (annotations == null || !annotations.containsKey(REFRESH))
        && (application.get("operation") == null
            || message != null && message.contains("Retrying attempt"));
  }

  private Map<String, Object> outcomesNow() {
    var normalised = new Normalised(participant, repository.commits());
    var outcomes = new TreeMap<String, Object>();
    for (var set : list("ApplicationSet")) {
      outcomes.put(
          "ApplicationSet " + set.getMetadata().getName(),
          normalised.value(ArgoOutcome.ofApplicationSet(map(set))));
    }
    for (var application : list("Application")) {
      outcomes.put(
          "Application " + application.getMetadata().getName(),
          normalised.value(ArgoOutcome.ofApplication(map(application))));
    }
    for (var object :
        client().configMaps().inNamespace(participant.namespace("test")).list().getItems()) {
      var labels = object.getMetadata().getLabels();
      if (labels != null && labels.containsKey("conformance")) {
        outcomes.put(
            "ConfigMap " + object.getMetadata().getName() + " of " + labels.get("conformance"),
            normalised.value(
                new TreeMap<>(Map.of("data", object.getData(), "labels", new TreeMap<>(labels)))));
      }
    }
    return outcomes;
  }

  @SuppressWarnings("unchecked") // JSON objects have no other keys than text
  private Map<String, Object> map(GenericKubernetesResource object) {
    return client().getKubernetesSerialization().convertValue(object, Map.class);
  }

  @Override
  public void close() {
    view.close();
  }
}
