package rendering;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text is not YAML. The message is what a Go tool would say: {@code yaml: line 3: did not find
 * expected ...}.
 */
public final class GoYamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private GoYamlException(String message, Throwable cause) {
    super(message, cause);
  }

  static GoYamlException of(YamlEngineException broken) {
    if (broken instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
      int line = marked.getProblemMark().get().getLine() + 1;
      return new GoYamlException(
          "yaml: line " + line + ": " + inGoWords(String.valueOf(marked.getProblem())), broken);
    }
    return new GoYamlException("yaml: " + inGoWords(String.valueOf(broken.getMessage())), broken);
  }

  private static String inGoWords(String problem) {
    if (problem.contains("TAB")) {
      return "found a tab character that violates indentation";
    }
    if (problem.startsWith("expected ',' or ']'")) {
      return "did not find expected ',' or ']'";
    }
    if (problem.startsWith("expected ',' or '}'")) {
      return "did not find expected ',' or '}'";
    }
    if (problem.startsWith("expected <block end>")) {
      return "did not find expected key";
    }
    return problem;
  }
}
