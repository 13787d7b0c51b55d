package why;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what untyped objects hold; what is not there is empty. */
final class Fields {
  private Fields() {}

  static String text(GenericKubernetesResource object, Object... path) {
    return object.get(path) instanceof String text ? text : "";
  }

  /** The maps of a list, for example conditions. */
  static Stream<Map<?, ?>> maps(GenericKubernetesResource object, Object... path) {
    List<?> list = object.get(path) instanceof List<?> found ? found : List.of();
    return maps(list);
  }

  static Stream<Map<?, ?>> maps(Object listOrNull) {
    List<?> list = listOrNull instanceof List<?> found ? found : List.of();
    return list.stream().filter(Map.class::isInstance).map(it -> (Map<?, ?>) it);
  }

  static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }
}
