package rendering;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * The annotation in which {@code kubectl apply}, and Argo CD with it, keeps what it wanted last
 * time.
 */
public final class LastApplied {
  public static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
  private static final ObjectMapper JSON = new ObjectMapper();

  private LastApplied() {}

  /** What was wanted when the object was written last; empty if that is not known. */
  public static Map<String, Object> of(Map<String, Object> live) {
    var annotation = Fields.text(live, "metadata", "annotations", ANNOTATION);
    try {
      return annotation.isEmpty() ? Map.of() : Fields.map(JSON.readValue(annotation, Map.class));
    } catch (JacksonException brokenByHand) {
      return Map.of();
    }
  }

  /** The object, or a patch of it, with the annotation that says that {@code wanted} is wanted. */
  public static Map<String, Object> put(Map<String, Object> object, Map<String, Object> wanted) {
    var metadata = new LinkedHashMap<>(Fields.map(object, "metadata"));
    var annotations = new LinkedHashMap<>(Fields.map(metadata, "annotations"));
    annotations.put(ANNOTATION, JSON.writeValueAsString(wanted));
    metadata.put("annotations", annotations);
    var annotated = new LinkedHashMap<>(object);
    annotated.put("metadata", metadata);
    return annotated;
  }
}
