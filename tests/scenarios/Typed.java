import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A script that was typed and has ended.
 *
 * @param line what was typed
 * @param out what a program reads: stdout
 * @param err what a person reads: stderr
 */
record Typed(String line, int exitCode, String out, String err) {
  private static final String ERROR = "error: ";

  /** It did its step. */
  Typed succeeds() {
    assertEquals(0, exitCode, this::toString);
    return this;
  }

  /** It ended with this exit code and one sentence that contains all these words. */
  Typed fails(int expected, String... words) {
    assertEquals(expected, exitCode, this::toString);
    var sentences = sentences();
    assertEquals(1, sentences.size(), this::toString);
    for (var word : words) {
      assertTrue(sentences.get(0).contains(word), () -> "no '" + word + "' in: " + this);
    }
    assertEquals("", out, "a failed step has no result");
    assertFalse(err.contains("serves and predicts"), this::toString);
    return this;
  }

  /** What it said in its error sentences, usually none or one. */
  List<String> sentences() {
    return err.lines()
        .filter(line -> line.startsWith(ERROR))
        .map(line -> line.substring(ERROR.length()))
        .toList();
  }

  /** It told the person this. */
  Typed says(String words) {
    assertTrue((out + err).contains(words), () -> "no '" + words + "' in: " + this);
    return this;
  }

  /** Its result, typed with {@code -o json}. */
  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }

  @Override
  public String toString() {
    return "$ " + line + "\n" + out + err + "exit code " + exitCode;
  }
}
