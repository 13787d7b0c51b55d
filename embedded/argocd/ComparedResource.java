package embedded.argocd;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

  /** Empty for kinds whose health Argo CD does not know. */
  Optional<Health> health() {
    return live == null
        ? Optional.of(new Health(Health.Status.Missing, ""))
        : HealthChecks.check(live);
  }

  /** The entry in {@code status.resources}; since Argo CD 3.0 without the health. */
  Map<String, Object> statusEntry(String syncStatus) {
    var entry = new LinkedHashMap<String, Object>();
    if (!ref.group().isEmpty()) {
      entry.put("group", ref.group());
    }
    entry.put("kind", ref.kind());
    entry.put("name", ref.name());
    if (!ref.namespace().isEmpty()) {
      entry.put("namespace", ref.namespace());
    }
    if (requiresPruning()) {
      entry.put("requiresPruning", true);
    }
    entry.put("status", syncStatus);
    entry.put("version", ref.version());
    return entry;
  }
}
