package rendering;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text is not YAML. The message is what a Go tool would say: {@code yaml: line 3: did not find
 * expected ...}.
 */
public final class GoYamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String UNDEFINED_ALIAS = "found undefined alias ";

  private GoYamlException(String message, Throwable cause) {
    super(message, cause);
  }

  static GoYamlException of(YamlEngineException broken) {
    if (broken instanceof MarkedYamlEngineException marked) {
      return new GoYamlException(
          "yaml: " + place(marked) + inGoWords(String.valueOf(marked.getProblem())), broken);
    }
    return new GoYamlException("yaml: " + inGoWords(String.valueOf(broken.getMessage())), broken);
  }

  /**
   * As go-yaml counts: the scanner from one, the parser from zero, and the first line is not worth
   * mentioning.
   */
  private static String place(MarkedYamlEngineException broken) {
    int line = line(broken.getProblemMark());
    if (line == 0) {
      line = line(broken.getContextMark());
    }
    if (line == 0) {
      return "";
    }
    return "line " + (broken instanceof ScannerException ? line + 1 : line) + ": ";
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0);
  }

  private static String inGoWords(String problem) {
    if (problem.contains("that cannot start any token")) {
      return "found character that cannot start any token";
    }
    if (problem.equals("mapping values are not allowed here")) {
      return "mapping values are not allowed in this context";
    }
    if (problem.startsWith(UNDEFINED_ALIAS)) {
      return "unknown anchor '" + problem.substring(UNDEFINED_ALIAS.length()) + "' referenced";
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
