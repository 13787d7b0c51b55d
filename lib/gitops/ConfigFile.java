package gitops;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  /**
   * Reads the file.
   *
   * @throws Failure when it does not exist (exit code 2) or is not a YAML map (exit code 1)
   */
  public static ConfigFile read(Path workingTree, String name) {
    try {
      var config = new ConfigFile(name, Files.readString(workingTree.resolve(name)));
      config.root(); // complains about what is not YAML before anybody relies on it
      return config;
    } catch (IOException missing) {
      throw Failure.usage(
          workingTree.resolve(name) + " does not exist",
          "check that this is your clone of mlops-gitops");
    }
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

  /** The text of a value as it is written, without quotes; empty where the key is missing. */
  public Optional<String> value(String key) {
    return root()
        .flatMap(root -> pair(root, key))
        .map(NodeTuple::getValueNode)
        .filter(ScalarNode.class::isInstance)
        .map(value -> ((ScalarNode) value).getValue());
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
    return pair.isPresent() ? changed(key, value, pair.get()) : added(key, value, root.get());
  }

  private ConfigFile changed(String key, String value, NodeTuple pair) {
    if (!(pair.getValueNode() instanceof ScalarNode old)) {
      throw Failure.content(name + ": " + key + " is not a single value", "change it by hand");
    }
    if (old.getValue().equals(value) && (!old.isPlain() || PlainScalar.isString(value))) {
      return this;
    }
    var splice = new YamlSplice(text);
    var gap = old.getValue().isEmpty() && old.isPlain() ? " " : "";
    splice.replace(old, gap + scalar(key, value));
    return withText(splice.result());
  }

  private ConfigFile added(String key, String value, MappingNode root) {
    var splice = new YamlSplice(text);
    var last = root.getValue().get(root.getValue().size() - 1).getValueNode();
    int position = splice.end(last);
    if (position > 0 && text.charAt(position - 1) != '\n') {
      int lineEnd = text.indexOf('\n', position);
      position = lineEnd < 0 ? text.length() : lineEnd + 1;
    }
    var before = position > 0 && text.charAt(position - 1) != '\n' ? "\n" : "";
    splice.insert(position, before + line(key, value));
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
