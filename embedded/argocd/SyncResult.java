package embedded.argocd;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What applying an Application's objects led to.
 *
 * @param resources an entry per object for {@code operationState.syncResult.resources}
 */
record SyncResult(List<Map<String, Object>> resources) {
  boolean succeeded() {
    return resources.stream().allMatch(it -> !Fields.text(it, "status").equals("SyncFailed"));
  }

  String message() {
    if (succeeded()) {
      return "successfully synced (all tasks run)";
    }
    var reasons =
        resources.stream()
            .filter(it -> Fields.text(it, "status").equals("SyncFailed"))
            .map(it -> Fields.text(it, "message"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return "one or more objects failed to apply, reason: " + String.join(",", reasons);
  }
}
