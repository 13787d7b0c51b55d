package gitops;

import console.Failure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A {@code config.yaml} of mlops-gitops: the keys that the ApplicationSet's template and the chart
 * read. Other people and pipelines write to the same file, so a change touches the values it is
 * about and nothing else.
 *
 * @param name the path below the working tree, as messages show it
 * @param text the whole file
 */
public record ConfigFile(String name, String text) {
  /**
   * The chart compares the version with a string: {@code version: 1.10} would be a number and break
   * it.
   */
  private static final String ALWAYS_QUOTED = "version";

  private static final List<String> CHART_SOURCE =
      List.of("repo_url", "target_revision", "chart_path");

  /**
   * Takes a text for a config.yaml.
   *
   * @throws Failure when it is not a YAML map: exit code 1
   */
  public static ConfigFile checked(String name, String text) {
    var config = new ConfigFile(name, text);
    config.root(); // complains about what is not YAML before anybody relies on it
    return config;
  }

  /**
   * Keys and values in the order in which they are to stand in a file: {@code values("name",
   * "jukebox", ...)}.
   */
  public static Map<String, String> values(String... keysAndValues) {
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return values;
  }

  /** Whether nobody has configured anything yet: an empty file, {@code ---} or comments only. */
  public boolean isEmpty() {
    return root().isEmpty();
  }

  /** The keys in the order in which they stand there; none in an empty file. */
  Set<String> keys() {
    var keys = new LinkedHashSet<String>();
    root()
        .ifPresent(
            root ->
                root.getValue().stream()
                    .map(NodeTuple::getKeyNode)
                    .filter(ScalarNode.class::isInstance)
                    .forEach(key -> keys.add(((ScalarNode) key).getValue())));
    return keys;
  }

  /** What a key holds, for comparing: a value, or the text of a list or map. */
  Optional<String> content(String key) {
    return value(key)
        .or(
            () ->
                root()
                    .flatMap(root -> pair(root, key))
                    .map(pair -> new YamlSplice(text).raw(pair.getValueNode())));
  }

  /** Whether a key is missing or holds a single value, and so can be changed here. */
  boolean isSingle(String key) {
    return content(key).equals(value(key));
  }

  /** The text of a value as it is written, without quotes; empty where the key is missing. */
  public Optional<String> value(String key) {
    return root()
        .flatMap(root -> pair(root, key))
        .map(NodeTuple::getValueNode)
        .filter(ScalarNode.class::isInstance)
        .map(value -> ((ScalarNode) value).getValue());
  }

  /** What it says about which chart Argo CD takes, and from where. */
  public Map<String, String> chartSource() {
    var source = new LinkedHashMap<String, String>();
    CHART_SOURCE.forEach(key -> value(key).ifPresent(it -> source.put(key, it)));
    return source;
  }

  /**
   * The same file with one value changed or, where the key is missing, added after the last one.
   *
   * @throws Failure when the key holds a list or a map: exit code 1
   */
  public ConfigFile with(String key, String value) {
    var root = root();
    if (root.isEmpty()) {
      return withText(ensureLineEnd(text) + line(key, value));
    }
    var pair = pair(root.get(), key);
    return pair.isPresent() ? changed(key, value, pair.get()) : added(line(key, value), root.get());
  }

  /** The same file with one value as it is written in another file, with its quotes. */
  ConfigFile like(ConfigFile other, String key) {
    var value = other.root().flatMap(root -> pair(root, key)).orElseThrow().getValueNode();
    var raw = new YamlSplice(other.text).raw(value);
    var root = root();
    if (root.isEmpty()) {
      return withText(ensureLineEnd(text) + key + ": " + raw + "\n");
    }
    var pair = pair(root.get(), key);
    return pair.isPresent()
        ? replaced(pair.get().getValueNode(), raw)
        : added(key + ": " + raw + "\n", root.get());
  }

  /**
   * The same file without a key and the lines that it stands in; as it is, where the key is
   * missing.
   *
   * @throws Failure when it shares its line with others: exit code 1
   */
  public ConfigFile without(String key) {
    var pair = root().flatMap(root -> pair(root, key));
    if (pair.isEmpty()) {
      return this;
    }
    var splice = new YamlSplice(text);
    int start = splice.start(pair.get().getKeyNode());
    if (start > 0 && text.charAt(start - 1) != '\n' || !isSingle(key)) {
      throw Failure.content(
          name + ": " + key + " does not stand in a line of its own", "remove it by hand");
    }
    splice.cut(start, endOfLine(splice.end(pair.get().getValueNode())));
    return withText(splice.result());
  }

  private int endOfLine(int position) {
    if (position > 0 && text.charAt(position - 1) == '\n') {
      return position;
    }
    int lineEnd = text.indexOf('\n', position);
    return lineEnd < 0 ? text.length() : lineEnd + 1;
  }

  private ConfigFile changed(String key, String value, NodeTuple pair) {
    if (!(pair.getValueNode() instanceof ScalarNode old)) {
      throw Failure.content(name + ": " + key + " is not a single value", "change it by hand");
    }
    if (old.getValue().equals(value) && (!old.isPlain() || PlainScalar.isString(value))) {
      return this;
    }
    return replaced(old, scalar(key, value));
  }

  private ConfigFile replaced(Node old, String raw) {
    var splice = new YamlSplice(text);
    splice.replace(old, splice.raw(old).isEmpty() ? " " + raw : raw);
    return withText(splice.result());
  }

  private ConfigFile added(String line, MappingNode root) {
    var splice = new YamlSplice(text);
    var last = root.getValue().get(root.getValue().size() - 1).getValueNode();
    int position = endOfLine(splice.end(last));
    var before = position > 0 && text.charAt(position - 1) != '\n' ? "\n" : "";
    splice.insert(position, before + line);
    return withText(splice.result());
  }

  private ConfigFile withText(String changed) {
    return new ConfigFile(name, changed);
  }

  private static String line(String key, String value) {
    return key + ": " + scalar(key, value) + "\n";
  }

  private static String scalar(String key, String value) {
    return key.equals(ALWAYS_QUOTED) || !PlainScalar.isString(value)
        ? PlainScalar.quoted(value)
        : value;
  }

  private static String ensureLineEnd(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  // Argo CD reads the first document only
  private Optional<MappingNode> root() {
    var documents = YamlText.documents(name, text);
    if (documents.isEmpty() || isNull(documents.get(0))) {
      return Optional.empty();
    }
    if (documents.get(0) instanceof MappingNode map) {
      return map.getValue().isEmpty() ? Optional.empty() : Optional.of(map);
    }
    throw Failure.content(
        name + " does not hold 'key: value' lines, and would stop the whole ApplicationSet",
        "mend it, then run this again");
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty();
  }

  // a key that stands twice: Argo CD takes the last one
  private static Optional<NodeTuple> pair(MappingNode root, String key) {
    return root.getValue().stream()
        .filter(it -> it.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .reduce((first, second) -> second);
  }
}
