package embedded.argocd;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rendering.Fields;

/**
 * What applying an Application's objects led to.
 *
 * @param resources an entry per object for {@code operationState.syncResult.resources}
 * @param message in Argo CD's words
 */
record SyncResult(List<Map<String, Object>> resources, String message) {
  private static final String FAILED = "SyncFailed";

  /** Of objects that were applied, or refused by the API. */
  static SyncResult of(List<Map<String, Object>> entries) {
    var reasons =
        entries.stream()
            .filter(SyncResult::isFailed)
            .map(it -> Fields.text(it, "message"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new SyncResult(
        List.copyOf(entries),
        reasons.isEmpty()
            ? "successfully synced (all tasks run)"
            : "one or more objects failed to apply, reason: " + String.join(",", reasons));
  }

  /** Of objects that cannot even be tried. */
  static SyncResult invalid(List<Map<String, Object>> entries) {
    return new SyncResult(entries, "one or more synchronization tasks are not valid");
  }

  boolean succeeded() {
    return resources.stream().noneMatch(SyncResult::isFailed);
  }

  private static boolean isFailed(Map<String, Object> entry) {
    return Fields.text(entry, "status").equals(FAILED);
  }
}
