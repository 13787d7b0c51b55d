package console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a script found or did: named values and the links where one can see it. The names are the
 * keys of {@code -o json} and stay stable.
 */
public final class Result {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> links = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Result> steps = new ArrayList<>();
  private Optional<Failure> failure = Optional.empty();

  /**
   * @param name the key, in camelCase
   * @param value a string, number (an exact one as BigDecimal), boolean, a {@link Result} of its
   *     own, or a list of these
   */
  public Result value(String name, Object value) {
    values.put(name, plain(value));
    return this;
  }

  /** The result of a further step: one value for programs, its notes and links for people. */
  public Result step(String name, Result step) {
    steps.add(step);
    return value(name, step);
  }

  private static Object plain(Object value) {
    if (value instanceof Result nested) {
      return nested.data();
    }
    return value instanceof List<?> list ? list.stream().map(Result::plain).toList() : value;
  }

  /**
   * The step found out that something is wrong, and what it found is printed all the same: the
   * script ends with this failure's sentence and exit code.
   */
  public Result failing(Failure found) {
    failure = Optional.of(found);
    return this;
  }

  /** What the script ends with; empty where all is well. */
  Optional<Failure> failure() {
    return failure;
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
            lines.add(DisplayWidth.pad(name, width) + "  " + text(value));
          }
        });
    lines.addAll(notes);
    steps.forEach(step -> lines.addAll(step.notes));
    var links = allLinks();
    if (!links.isEmpty()) {
      lines.add("See it:");
      var linkWidth = links.keySet().stream().mapToInt(DisplayWidth::of).max().orElse(0);
      links.forEach(
          (name, url) -> lines.add("  " + DisplayWidth.pad(name, linkWidth) + "  " + url));
    }
    return lines;
  }

  private static Object text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value;
  }

  private Map<String, String> allLinks() {
    var all = new LinkedHashMap<>(links);
    steps.forEach(step -> all.putAll(step.links));
    return all;
  }
}
