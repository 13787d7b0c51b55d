package console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a script found or did: named values and the links where one can see it. The names are the
 * keys of {@code -o json} and stay stable.
 */
public final class Result {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> links = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param name the key, in camelCase
   * @param value a string, number, boolean, a list of these, or a {@link Result} of its own
   */
  public Result value(String name, Object value) {
    values.put(name, value instanceof Result nested ? nested.data() : value);
    return this;
  }

  /** A link under "See it:". */
  public Result link(String name, String url) {
    links.put(name, url);
    return this;
  }

  /** A line for people that stands above "See it:"; programs do not get it. */
  public Result note(String line) {
    notes.add(line);
    return this;
  }

  Map<String, Object> data() {
    var data = new LinkedHashMap<>(values);
    if (!links.isEmpty()) {
      data.put("links", links);
    }
    return data;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    var width = values.keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
    values.forEach(
        (name, value) -> {
          if (!(value instanceof Map) && !(value instanceof List)) {
            lines.add(DisplayWidth.pad(name, width) + "  " + value);
          }
        });
    lines.addAll(notes);
    if (!links.isEmpty()) {
      lines.add("See it:");
      var linkWidth = links.keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
      links.forEach(
          (name, url) -> lines.add("  " + DisplayWidth.pad(name, linkWidth) + "  " + url));
    }
    return lines;
  }
}
