package measuring;

import java.io.IOException;
import java.util.List;

/** A process that should have succeeded did not. */
public final class CallFailed extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int LAST_LINES = 5;

  /**
   * @param exitCode how it ended
   * @param output all that it printed
   */
  CallFailed(int exitCode, String output) {
    super("exit code " + exitCode + ", " + lastLines(output.lines().toList()));
  }

  private CallFailed(String who, CallFailed failed) {
    super(who + ": " + failed.getMessage(), failed);
  }

  /** The same, with the name of the one who failed. */
  CallFailed of(String who) {
    return new CallFailed(who, this);
  }

  private static String lastLines(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
