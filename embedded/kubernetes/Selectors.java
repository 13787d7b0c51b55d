package embedded.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which objects a {@code labelSelector} and a {@code fieldSelector} choose. */
final class Selectors {
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern COMPARISON = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)");
  private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*([^=!\\s(),]+)");
  // commas inside of parentheses separate values, the others separate requirements
  private static final Pattern SEPARATOR = Pattern.compile(",(?![^(]*\\))");

  private Selectors() {}

  /** One requirement on the value that {@code key} names. */
  private record Requirement(String key, Predicate<Optional<String>> test) {}

  /**
   * All requirements of a label selector: {@code a=b}, {@code a!=b}, {@code a in (b,c)}, {@code a},
   * {@code !a}.
   */
  static Predicate<ObjectNode> labels(String selector) {
    return all(selector, key -> object -> text(object, List.of("metadata", "labels", key)));
  }

  /**
   * All requirements of a field selector, for any field by its path: {@code
   * metadata.name=a,status.phase!=b}.
   */
  static Predicate<ObjectNode> fields(String selector) {
    return all(
        selector,
        key -> object -> text(object, List.of(key.split("\\."))).or(() -> Optional.of("")));
  }

  /** The name that a field selector asks for, if it asks for one: it decides about access. */
  static Optional<String> nameIn(String fieldSelector) {
    return requirementTexts(fieldSelector).stream()
        .map(COMPARISON::matcher)
        .filter(it -> it.matches() && it.group(1).equals("metadata.name"))
        .filter(it -> !it.group(2).equals("!="))
        .map(it -> it.group(3))
        .findFirst();
  }

  private static Predicate<ObjectNode> all(
      String selector, Function<String, Function<ObjectNode, Optional<String>>> values) {
    Predicate<ObjectNode> all = object -> true;
    for (var text : requirementTexts(selector)) {
      var requirement = parse(text);
      var value = values.apply(requirement.key());
      all = all.and(object -> requirement.test().test(value.apply(object)));
    }
    return all;
  }

  private static List<String> requirementTexts(String selector) {
    var texts = new ArrayList<String>();
    for (var text : SEPARATOR.split(selector)) {
      if (!text.isBlank()) {
        texts.add(text.strip());
      }
    }
    return texts;
  }

  private static Requirement parse(String text) {
    var set = SET.matcher(text);
    if (set.matches()) {
      var values = Set.copyOf(List.of(set.group(3).strip().split("\\s*,\\s*")));
      Predicate<Optional<String>> in = value -> value.filter(values::contains).isPresent();
      return new Requirement(set.group(1), set.group(2).equals("in") ? in : in.negate());
    }
    var comparison = COMPARISON.matcher(text);
    if (comparison.matches()) {
      Predicate<Optional<String>> equal =
          value -> value.filter(comparison.group(3)::equals).isPresent();
      boolean wanted = !comparison.group(2).equals("!=");
      return new Requirement(comparison.group(1), wanted ? equal : equal.negate());
    }
    var existence = EXISTENCE.matcher(text);
    if (existence.matches()) {
      boolean wanted = existence.group(1).isEmpty();
      return new Requirement(existence.group(2), value -> value.isPresent() == wanted);
    }
    throw ApiError.badRequest("unable to parse requirement: " + text);
  }

  private static Optional<String> text(ObjectNode object, List<String> path) {
    JsonNode node = object;
    for (var field : path) {
      node = node.path(field);
    }
    return node.isMissingNode() || node.isContainer()
        ? Optional.empty()
        : Optional.of(node.asString(""));
  }
}
