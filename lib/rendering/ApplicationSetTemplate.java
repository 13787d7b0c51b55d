package rendering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes Applications from an ApplicationSet's template, one per parameter set, as Argo CD does:
 * every text of {@code metadata} and {@code spec} is a Go template of its own, the namespace is
 * always the ApplicationSet's, and the finalizer that deletes an Application's resources with it is
 * added unless {@code preserveResourcesOnDeletion} is set.
 */
public final class ApplicationSetTemplate {
  /** Lets Argo CD delete an Application's resources before the Application goes. */
  public static final String RESOURCES_FINALIZER = "resources-finalizer.argocd.argoproj.io";

  private final String namespace;
  private final Map<?, ?> spec;
  private final Map<?, ?> template;

  /**
   * @param applicationSet the whole object as the API has it
   */
  public ApplicationSetTemplate(Map<String, Object> applicationSet) {
    this.namespace = String.valueOf(map(applicationSet, "metadata").get("namespace"));
    this.spec = map(applicationSet, "spec");
    this.template = map(spec, "template");
  }

  /**
   * The Applications, in the order of the parameter sets.
   *
   * @throws TemplateFailure when a template is wrong, or needs what is not supported here
   */
  public List<Map<String, Object>> applications(List<Map<String, Object>> parameters) {
    refuseWhatIsNotSupported();
    var templates = new LinkedHashSet<String>();
    collectTemplates(template, templates);
    var goTemplate = new GoTemplate(texts(spec.get("goTemplateOptions")));
    var applications = new ArrayList<Map<String, Object>>();
    for (var texts : goTemplate.execute(List.copyOf(templates), parameters)) {
      applications.add(application(texts));
    }
    return applications;
  }

  private void refuseWhatIsNotSupported() {
    if (!Boolean.TRUE.equals(spec.get("goTemplate"))) {
      throw new TemplateFailure("only ApplicationSets with goTemplate: true are supported here");
    }
    if (spec.get("templatePatch") != null) {
      throw new TemplateFailure("templatePatch is not supported here");
    }
  }

  private Map<String, Object> application(Map<String, String> texts) {
    var rendered = (Map<?, ?>) render(template, texts);
    var application = new LinkedHashMap<String, Object>();
    application.put("apiVersion", "argoproj.io/v1alpha1");
    application.put("kind", "Application");
    application.put("metadata", metadata(map(rendered, "metadata")));
    application.put("spec", GoOmitEmpty.of(map(rendered, "spec")));
    return application;
  }

  private Map<String, Object> metadata(Map<?, ?> rendered) {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("name", rendered.get("name"));
    metadata.put("namespace", namespace);
    for (var key : List.of("labels", "annotations", "finalizers")) {
      if (rendered.get(key) != null) {
        metadata.put(key, rendered.get(key));
      }
    }
    if (texts(rendered.get("finalizers")).isEmpty() && !preservesResources()) {
      metadata.put("finalizers", List.of(RESOURCES_FINALIZER));
    }
    return metadata;
  }

  private boolean preservesResources() {
    return Boolean.TRUE.equals(map(spec, "syncPolicy").get("preserveResourcesOnDeletion"));
  }

  private static void collectTemplates(Object node, Set<String> templates) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            collectTemplates(key, templates);
            collectTemplates(value, templates);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(item -> collectTemplates(item, templates));
    } else if (node instanceof String text && text.contains("{{")) {
      templates.add(text);
    }
  }

  private static Object render(Object node, Map<String, String> texts) {
    if (node instanceof Map<?, ?> map) {
      var rendered = new LinkedHashMap<Object, Object>();
      map.forEach((key, value) -> rendered.put(render(key, texts), render(value, texts)));
      return rendered;
    }
    if (node instanceof List<?> list) {
      var rendered = new ArrayList<Object>();
      list.forEach(item -> rendered.add(render(item, texts)));
      return rendered;
    }
    return node instanceof String text ? texts.getOrDefault(text, text) : node;
  }

  private static Map<?, ?> map(Map<?, ?> object, String key) {
    return object.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
