package gitops;

import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds values below nested keys; lists on the way are looked through. */
final class YamlPath {
  private YamlPath() {}

  static Stream<String> values(Node node, String... keys) {
    var found = Stream.of(node);
    for (var key : keys) {
      found = found.flatMap(YamlPath::items).flatMap(it -> child(it, key));
    }
    return found.filter(ScalarNode.class::isInstance).map(value -> ((ScalarNode) value).getValue());
  }

  private static Stream<Node> items(Node node) {
    return node instanceof SequenceNode list ? list.getValue().stream() : Stream.of(node);
  }

  private static Stream<Node> child(Node node, String key) {
    return node instanceof MappingNode map
        ? map.getValue().stream()
            .filter(it -> it.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
            .map(it -> it.getValueNode())
        : Stream.empty();
  }
}
