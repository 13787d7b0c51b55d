package rendering;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Reads YAML as Go's Kubernetes tools do: scalars by {@link GoScalars}, keys become text, of a key
 * that stands twice the last one counts, {@code <<} merges. Values are maps, lists, String, Long,
 * Double, Boolean and null.
 */
public final class GoYaml {
  private GoYaml() {}

  /**
   * The first document; what follows it is not looked at. Null for an empty text, comments only or
   * {@code ---}.
   *
   * @throws GoYamlException for a syntax error, with a message in go-yaml's words
   */
  public static Object firstDocument(String text) {
    var documents = compose(text);
    try {
      return documents.hasNext() ? value(documents.next()) : null;
    } catch (YamlEngineException broken) {
      throw GoYamlException.of(broken);
    }
  }

  /**
   * All documents in their order; empty ones are null.
   *
   * @throws GoYamlException for a syntax error, with a message in go-yaml's words
   */
  public static List<Object> documents(String text) {
    var values = new ArrayList<Object>();
    var documents = compose(text);
    try {
      while (documents.hasNext()) {
        values.add(value(documents.next()));
      }
    } catch (YamlEngineException broken) {
      throw GoYamlException.of(broken);
    }
    return values;
  }

  private static Iterator<Node> compose(String text) {
    var settings =
        LoadSettings.builder()
            .setSchema(new GoSchema())
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(1000)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    return new Compose(settings).composeAllFromString(text).iterator();
  }

  private static Object value(Node node) {
    if (node instanceof MappingNode mapping) {
      return map(mapping);
    }
    if (node instanceof SequenceNode sequence) {
      var list = new ArrayList<Object>();
      sequence.getValue().forEach(item -> list.add(value(item)));
      return list;
    }
    var scalar = (ScalarNode) node;
    return GoScalars.value(scalar.getTag(), scalar.getValue());
  }

  private static Map<String, Object> map(MappingNode mapping) {
    var merged = new LinkedHashMap<String, Object>();
    var own = new LinkedHashMap<String, Object>();
    for (var entry : mapping.getValue()) {
      if (isMerge(entry.getKeyNode())) {
        merge(merged, value(entry.getValueNode()));
      } else {
        own.put(key(entry.getKeyNode()), value(entry.getValueNode()));
      }
    }
    merged.putAll(own);
    return merged;
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private static void merge(Map<String, Object> target, Object source) {
    if (source instanceof Map<?, ?> map) {
      map.forEach((key, value) -> target.putIfAbsent((String) key, value));
    } else if (source instanceof List<?> list) {
      list.forEach(item -> merge(target, item));
    }
  }

  private static String key(Node key) {
    var value = value(key);
    return value == null ? "null" : value.toString();
  }

  /** Only the resolver matters: nodes are read here, not constructed by the library. */
  private static final class GoSchema implements Schema {
    @Override
    public ScalarResolver getScalarResolver() {
      return new GoScalars();
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      return Map.of();
    }
  }
}
