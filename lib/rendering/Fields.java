package rendering;

import java.util.List;
import java.util.Map;

/**
 * Reads fields of Kubernetes objects by their path; what is missing or of another kind is empty,
 * never null.
 */
public final class Fields {
  private Fields() {}

  /** The value at the end of the path, null if there is none. */
  public static Object value(Object object, String... path) {
    var value = object;
    for (var key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  /** The value as text; empty where there is none. */
  public static String text(Object object, String... path) {
    var value = value(object, path);
    return value == null ? "" : value.toString();
  }

  /** Whether the value is {@code true}. */
  public static boolean isTrue(Object object, String... path) {
    return Boolean.TRUE.equals(value(object, path));
  }

  /** A number, or the fallback where there is none. */
  public static long number(long fallback, Object object, String... path) {
    return value(object, path) instanceof Number number ? number.longValue() : fallback;
  }

  /** The object at the end of the path. */
  public static Map<String, Object> map(Object object, String... path) {
    return value(object, path) instanceof Map<?, ?> map ? cast(map) : Map.of();
  }

  /** The items that are objects. */
  public static List<Map<String, Object>> maps(Object object, String... path) {
    return list(object, path).stream()
        .filter(Map.class::isInstance)
        .map(item -> cast((Map<?, ?>) item))
        .toList();
  }

  /** The list at the end of the path. */
  public static List<?> list(Object object, String... path) {
    return value(object, path) instanceof List<?> list ? list : List.of();
  }

  /** The items of a list as texts. */
  public static List<String> texts(Object object, String... path) {
    return list(object, path).stream().map(String::valueOf).toList();
  }

  @SuppressWarnings("unchecked") // JSON objects have no other keys than text
  private static Map<String, Object> cast(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
