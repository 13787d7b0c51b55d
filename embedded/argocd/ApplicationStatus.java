package embedded.argocd;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rendering.Fields;
import rendering.Target;

/** Builds an Application's status from what was found out, starting from the status it has. */
final class ApplicationStatus {
  private static final int HISTORY_LIMIT = 10;

  private final ApplicationSpec application;
  private final Map<String, Object> status;
  private final Instant now;

  ApplicationStatus(ApplicationSpec application, Instant now) {
    this.application = application;
    this.status = new LinkedHashMap<>(application.status());
    this.now = now;
  }

  /** Sync, health, resources and images. */
  ApplicationStatus compared(TargetCache.Entry target, Comparison comparison) {
    var sync = new LinkedHashMap<String, Object>();
    sync.put("comparedTo", target.comparedTo());
    sync.put("status", comparison.syncStatus());
    target.known().ifPresent(known -> putRevisions(sync, known.revisions()));
    status.put("sync", sync);
    putHealth(comparison.health());
    putOrRemove("resources", comparison.statusEntries());
    putOrRemove("summary", images(comparison));
    status.remove("sourceTypes");
    status.remove("sourceType");
    target.known().ifPresent(this::putSourceTypes);
    return this;
  }

  /** The spec is wrong: nothing was compared. */
  ApplicationStatus invalid() {
    status.put("sync", Map.of("comparedTo", application.comparedTo(), "status", "Unknown"));
    putHealth(Health.Status.Unknown);
    return this;
  }

  ApplicationStatus conditions(List<Map<String, Object>> conditions) {
    putOrRemove("conditions", conditions);
    return this;
  }

  /**
   * A sync was attempted; one that succeeded becomes part of the history, unless it healed some of
   * the objects only.
   */
  ApplicationStatus synced(OperationState operation, Target target) {
    status.put("operationState", operation.fields());
    var healed = Fields.maps(operation.fields(), "operation", "sync", "resources");
    if (Fields.text(operation.fields(), "phase").equals("Succeeded") && healed.isEmpty()) {
      var history = new ArrayList<>(Fields.maps(status, "history"));
      history.add(historyEntry(operation, target, history));
      status.put(
          "history", history.subList(Math.max(0, history.size() - HISTORY_LIMIT), history.size()));
    }
    return this;
  }

  /** The comparison is new: whoever waits for a refresh looks at this time. */
  ApplicationStatus reconciled() {
    status.put("reconciledAt", time());
    return this;
  }

  Map<String, Object> fields() {
    return status;
  }

  private Map<String, Object> historyEntry(
      OperationState operation, Target target, List<Map<String, Object>> history) {
    var entry = new LinkedHashMap<String, Object>();
    var lastId = history.isEmpty() ? -1 : Fields.number(-1, history.get(history.size() - 1), "id");
    entry.put("deployStartedAt", Fields.text(operation.fields(), "startedAt"));
    entry.put("deployedAt", time());
    entry.put("id", lastId + 1);
    entry.put("initiatedBy", Fields.map(operation.fields(), "operation", "initiatedBy"));
    putRevisions(entry, target.revisions());
    if (application.hasMultipleSources()) {
      entry.put("source", Map.of("repoURL", ""));
      entry.put("sources", application.sources());
    } else {
      entry.put("source", application.sources().get(0));
    }
    return entry;
  }

  private void putRevisions(Map<String, Object> fields, List<String> revisions) {
    if (application.hasMultipleSources()) {
      fields.put("revisions", revisions);
    } else {
      fields.put("revision", revisions.get(0));
    }
  }

  private void putSourceTypes(Target target) {
    if (application.hasMultipleSources()) {
      status.put("sourceTypes", target.sourceTypes());
    } else {
      status.put("sourceType", target.sourceTypes().get(0));
    }
  }

  private void putHealth(Health.Status health) {
    if (!Fields.text(status, "health", "status").equals(health.name())) {
      status.put("health", Map.of("lastTransitionTime", time(), "status", health.name()));
    }
  }

  private static Map<String, Object> images(Comparison comparison) {
    var images = new TreeSet<String>();
    for (var resource : comparison.resources()) {
      if (resource.live() != null) {
        images.addAll(Images.of(resource.live()));
      }
    }
    return images.isEmpty() ? Map.of() : Map.of("images", List.copyOf(images));
  }

  private void putOrRemove(String key, List<?> value) {
    if (value.isEmpty()) {
      status.remove(key);
    } else {
      status.put(key, value);
    }
  }

  private void putOrRemove(String key, Map<String, Object> value) {
    if (value.isEmpty()) {
      status.remove(key);
    } else {
      status.put(key, value);
    }
  }

  private String time() {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
