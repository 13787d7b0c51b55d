import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person saw when a command had ended.
 *
 * @param out all of stdout
 * @param err all of stderr
 */
record Outcome(int exitCode, String out, String err) {

  /** The command did what it was asked for. */
  Outcome assertDone() {
    assertEquals(0, exitCode, this::toString);
    return this;
  }

  /** The object that {@code -o json} printed, by a command that did what it was asked for. */
  JsonNode json() {
    return assertDone().data();
  }

  /** The object that {@code -o json} printed, however the command ended. */
  JsonNode data() {
    return JsonMapper.shared().readTree(out);
  }

  /** The sentence after {@code error:}. */
  String error() {
    return err.lines()
        .filter(line -> line.startsWith("error: "))
        .map(line -> line.substring("error: ".length()))
        .findFirst()
        .orElse("");
  }

  /** What helps, after {@code next:}. */
  String next() {
    return err.lines()
        .filter(line -> line.startsWith("  next: "))
        .map(line -> line.substring("  next: ".length()))
        .findFirst()
        .orElse("");
  }

  /**
   * The command said in one sentence what is wrong and in another line what helps, and nothing else
   * that only its authors understand.
   *
   * @param words parts of the sentence or of the line after it
   */
  Outcome assertMistake(int expectedExitCode, String... words) {
    assertEquals(expectedExitCode, exitCode, this::toString);
    assertEquals("", out, "stdout is data, and there is none");
    assertEquals(1, linesThatStartWith("error: "), this::toString);
    assertEquals(1, linesThatStartWith("  next: "), this::toString);
    assertFalse(err.contains("unexpected ") || err.contains("Exception"), this::toString);
    assertFalse(err.lines().anyMatch(line -> line.startsWith("\tat ")), this::toString);
    for (var word : words) {
      assertTrue((error() + "\n" + next()).contains(word), () -> "no '" + word + "' in " + err);
    }
    return this;
  }

  private long linesThatStartWith(String start) {
    return err.lines().filter(line -> line.startsWith(start)).count();
  }

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- stdout\n" + out + "--- stderr\n" + err;
  }
}
