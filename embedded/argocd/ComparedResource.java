package embedded.argocd;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rendering.ObjectRef;

/**
 * One object as it should be and as it is.
 *
 * @param wanted null for an object that the Application manages but no longer wants
 * @param live null for an object that is not there
 * @param change the JSON merge patch that makes it as wanted; empty if it is
 */
record ComparedResource(
    ObjectRef ref,
    Map<String, Object> wanted,
    Map<String, Object> live,
    Map<String, Object> change) {
  boolean isSynced() {
    return wanted != null && live != null && change.isEmpty();
  }

  boolean requiresPruning() {
    return wanted == null && live != null;
  }

  /**
   * Empty for kinds whose health Argo CD does not know. Of objects that are not there, custom and
   * cluster-wide ones do not count (seen with 3.2.11).
   */
  Optional<Health> health() {
    if (live != null) {
      return HealthChecks.check(live);
    }
    var builtIn = !ref.group().contains(".") || ref.group().endsWith(".k8s.io");
    return builtIn && !ref.namespace().isEmpty()
        ? Optional.of(new Health(Health.Status.Missing, ""))
        : Optional.empty();
  }

  /** The entry in {@code status.resources}; since Argo CD 3.0 without the health. */
  Map<String, Object> statusEntry(String syncStatus) {
    var entry = new LinkedHashMap<String, Object>();
    if (!ref.group().isEmpty()) {
      entry.put("group", ref.group());
    }
    entry.put("kind", ref.kind());
    if (!ref.name().isEmpty()) {
      entry.put("name", ref.name());
    }
    if (!ref.namespace().isEmpty()) {
      entry.put("namespace", ref.namespace());
    }
    if (requiresPruning()) {
      entry.put("requiresPruning", true);
    }
    entry.put("status", syncStatus);
    if (!ref.version().isEmpty()) {
      entry.put("version", ref.version());
    }
    return entry;
  }
}
