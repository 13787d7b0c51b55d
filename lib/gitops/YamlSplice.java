package gitops;

import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Changes parts of a YAML text and leaves every other character as it is: comments, order and
 * layout belong to the person who wrote them. The parser's marks say where a value stands; a file
 * is never emitted anew.
 */
final class YamlSplice {
  private record Edit(int end, String replacement) {}

  private final String text;
  private final TreeMap<Integer, Edit> edits = new TreeMap<>();

  YamlSplice(String text) {
    this.text = text;
  }

  /** The text between a node's marks, with its quotes. */
  String raw(Node node) {
    return text.substring(start(node), end(node));
  }

  /** Puts this text in the place of a node. */
  void replace(Node node, String replacement) {
    edits.put(start(node), new Edit(end(node), replacement));
  }

  /** Puts this text at a position, before what stands there. */
  void insert(int position, String added) {
    edits.put(position, new Edit(position, added));
  }

  /** Takes the text between two positions out. */
  void cut(int from, int to) {
    edits.put(from, new Edit(to, ""));
  }

  int start(Node node) {
    return offset(node.getStartMark().orElseThrow().getIndex());
  }

  int end(Node node) {
    return offset(node.getEndMark().orElseThrow().getIndex());
  }

  // the parser counts code points, Java counts chars: an emoji in a comment shifts everything after
  // it
  private int offset(int codePoints) {
    return text.offsetByCodePoints(0, codePoints);
  }

  /** The text with all edits. */
  String result() {
    var result = new StringBuilder();
    int position = 0;
    for (Map.Entry<Integer, Edit> edit : edits.entrySet()) {
      result.append(text, position, edit.getKey()).append(edit.getValue().replacement());
      position = edit.getValue().end();
    }
    return result.append(text.substring(position)).toString();
  }
}
