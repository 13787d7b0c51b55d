package embedded.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The part of Kubernetes' JSONPath that printer columns use: {@code .a.b}, {@code .a\.b}, {@code
 * [0]}, {@code [*]} and {@code [?(@.type=="Ready")]}.
 */
final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<field>(?:\\\\.|[^.\\[\\\\])+)"
              + "|\\[(?<index>\\d+)]"
              + "|\\[(?<every>\\*)]"
              + "|\\[\\?\\(@\\.(?<key>[^=\\s]+)\\s*==\\s*['\"](?<value>[^'\"]*)['\"]\\s*\\)]");

  private final List<Function<JsonNode, Stream<JsonNode>>> steps;

  private JsonPath(List<Function<JsonNode, Stream<JsonNode>>> steps) {
    this.steps = steps;
  }

  /**
   * Reads a path. What it does not understand finds nothing later, as with a field that is missing.
   */
  static JsonPath compile(String path) {
    var steps = new ArrayList<Function<JsonNode, Stream<JsonNode>>>();
    var matcher = STEP.matcher(path);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() != end) {
        break;
      }
      end = matcher.end();
      steps.add(step(matcher));
    }
    return new JsonPath(end == path.length() ? steps : List.of(node -> Stream.empty()));
  }

  private static Function<JsonNode, Stream<JsonNode>> step(Matcher matcher) {
    if (matcher.group("field") != null) {
      var field = matcher.group("field").replaceAll("\\\\(.)", "$1");
      return node -> Stream.ofNullable(node.get(field));
    }
    if (matcher.group("index") != null) {
      int index = Integer.parseInt(matcher.group("index"));
      return node -> Stream.ofNullable(node.get(index));
    }
    if (matcher.group("every") != null) {
      return JsonPath::children;
    }
    var key = matcher.group("key");
    var value = matcher.group("value");
    return node -> children(node).filter(it -> it.path(key).asString("").equals(value));
  }

  private static Stream<JsonNode> children(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  Optional<JsonNode> first(JsonNode root) {
    var found = Stream.of(root);
    for (var step : steps) {
      found = found.flatMap(step);
    }
    return found.findFirst();
  }
}
