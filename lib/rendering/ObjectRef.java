package rendering;

import java.util.Locale;
import java.util.Map;

/**
 * Names any object of a cluster.
 *
 * @param apiVersion for example {@code apps/v1} or {@code v1}
 * @param namespace empty for objects without namespace
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {
  /** The name of an object. */
  public static ObjectRef of(Map<String, Object> object) {
    return new ObjectRef(
        Fields.text(object, "apiVersion"),
        Fields.text(object, "kind"),
        Fields.text(object, "metadata", "namespace"),
        Fields.text(object, "metadata", "name"));
  }

  /** The object of an entry in an Application's {@code status.resources}. */
  public static ObjectRef ofStatus(Map<String, Object> resource) {
    var group = Fields.text(resource, "group");
    var version = Fields.text(resource, "version");
    return new ObjectRef(
        group.isEmpty() ? version : group + "/" + version,
        Fields.text(resource, "kind"),
        Fields.text(resource, "namespace"),
        Fields.text(resource, "name"));
  }

  /** The API group; empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** As kubectl prints it, for example {@code deployment.apps/jukebox}. */
  public String inWords() {
    var lowerCase = kind.toLowerCase(Locale.ROOT);
    return (group().isEmpty() ? lowerCase : lowerCase + "." + group()) + "/" + name;
  }

  /** The API version without the group, for example {@code v1}. */
  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }
}
