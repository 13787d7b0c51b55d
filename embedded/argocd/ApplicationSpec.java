package embedded.argocd;

import embedded.controller.ObjectKey;
import java.util.List;
import java.util.Map;
import rendering.ApplicationOutline;
import rendering.Fields;

/** What an Application asks for, read from the object as the API has it. */
record ApplicationSpec(Map<String, Object> object) {
  ObjectKey key() {
    return new ObjectKey(Fields.text(object, "metadata", "namespace"), name());
  }

  /** Also the Helm release's name and the value of the tracking label. */
  String name() {
    return Fields.text(object, "metadata", "name");
  }

  String project() {
    var project = Fields.text(object, "spec", "project");
    return project.isEmpty() ? "default" : project;
  }

  String destinationNamespace() {
    return Fields.text(object, "spec", "destination", "namespace");
  }

  boolean hasMultipleSources() {
    return !Fields.list(object, "spec", "sources").isEmpty();
  }

  List<Map<String, Object>> sources() {
    return outline().sources();
  }

  /** What decides what is rendered. */
  ApplicationOutline outline() {
    return ApplicationOutline.of(object);
  }

  boolean isAutomated() {
    return Fields.value(object, "spec", "syncPolicy", "automated") instanceof Map
        && !Boolean.FALSE.equals(
            Fields.value(object, "spec", "syncPolicy", "automated", "enabled"));
  }

  boolean prunes() {
    return Fields.isTrue(object, "spec", "syncPolicy", "automated", "prune");
  }

  boolean healsItself() {
    return Fields.isTrue(object, "spec", "syncPolicy", "automated", "selfHeal");
  }

  boolean createsNamespace() {
    return syncOptions().contains("CreateNamespace=true");
  }

  List<String> syncOptions() {
    return Fields.texts(object, "spec", "syncPolicy", "syncOptions");
  }

  /**
   * What the last comparison was made for: Argo CD compares anew when this is no longer the spec.
   */
  Map<String, Object> comparedTo() {
    var sources =
        hasMultipleSources()
            ? Map.<String, Object>of("sources", Fields.list(object, "spec", "sources"))
            : Map.<String, Object>of("source", Fields.map(object, "spec", "source"));
    var comparedTo = new java.util.LinkedHashMap<>(sources);
    if (hasMultipleSources()) {
      comparedTo.put("source", Map.of("repoURL", "")); // Go has no absent structs
    }
    comparedTo.put("destination", Fields.map(object, "spec", "destination"));
    return comparedTo;
  }

  Map<String, Object> status() {
    return Fields.map(object, "status");
  }

  boolean isDeleted() {
    return Fields.value(object, "metadata", "deletionTimestamp") != null;
  }

  boolean refreshRequested() {
    return Fields.value(object, "metadata", "annotations", ArgoTypes.REFRESH) != null;
  }
}
