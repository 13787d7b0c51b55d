package gitops;

import console.Failure;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML into nodes that know where in the text they stand. */
final class YamlText {
  private YamlText() {}

  /**
   * The documents of a text.
   *
   * @param name what to call the text when it is broken, usually the file's name
   * @throws Failure when the text is not YAML: exit code 1
   */
  static List<Node> documents(String name, String text) {
    var settings = LoadSettings.builder().setLabel(name).setUseMarks(true).build();
    var documents = new ArrayList<Node>();
    try {
      new Compose(settings).composeAllFromReader(new StringReader(text)).forEach(documents::add);
      return documents;
    } catch (YamlEngineException broken) {
      throw Failure.content(
          name + " is not YAML: " + where(broken), "mend it, then run this again");
    }
  }

  private static String where(YamlEngineException broken) {
    if (broken instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
      var line = marked.getProblemMark().get().getLine() + 1;
      return marked.getProblem() + " in line " + line;
    }
    return broken.getMessage().lines().findFirst().orElse("");
  }
}
