package argocd;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an ApplicationSet says of itself, read once. */
public record ApplicationSetState(GenericKubernetesResource object) {
  private static final Pattern KEY = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*)\\b");

  /** The condition that says that it could not generate; empty where it could. */
  public Optional<Map<?, ?>> error() {
    List<?> conditions =
        object.get("status", "conditions") instanceof List<?> list ? list : List.of();
    for (var condition : conditions) {
      if (condition instanceof Map<?, ?> map
          && "ErrorOccurred".equals(map.get("type"))
          && "True".equals(map.get("status"))) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether an Application has the sources that the template makes of these values, as far as that
   * can be told without Argo CD's template engine: a value that is given must be there as it is,
   * and what is not given must be the template's own default, so stand in its text.
   *
   * @param values of the Application's config.yaml
   */
  public boolean hasMade(ApplicationState application, Map<String, String> values) {
    List<?> templates =
        object.get("spec", "template", "spec", "sources") instanceof List<?> list
            ? list
            : List.of();
    var sources = application.sources();
    if (templates.isEmpty() || templates.size() != sources.size()) {
      return false;
    }
    for (int i = 0; i < templates.size(); i++) {
      for (var field : List.of("repoURL", "targetRevision", "path")) {
        if (!fits(text(templates.get(i), field), text(sources.get(i), field), values)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean fits(String template, String live, Map<String, String> values) {
    if (!template.contains("{{")) {
      return template.equals(live);
    }
    var key = KEY.matcher(template.substring(template.indexOf("{{")));
    var given = key.find() ? values.get(key.group(1)) : null;
    return given == null || given.isEmpty()
        ? !live.isEmpty() && template.contains(live)
        : given.equals(live);
  }

  private static String text(Object source, String field) {
    return source instanceof Map<?, ?> map && map.get(field) instanceof String text ? text : "";
  }
}
