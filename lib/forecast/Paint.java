package forecast;

/**
 * The colours of a diff.
 *
 * @param isOn false for everything that is no terminal
 */
public record Paint(boolean isOn) {
  String added(String line) {
    return colored("\u001b[32m", line);
  }

  String removed(String line) {
    return colored("\u001b[31m", line);
  }

  String heading(String line) {
    return colored("\u001b[1m", line);
  }

  String warning(String line) {
    return colored("\u001b[33m", line);
  }

  private String colored(String colour, String line) {
    return isOn ? colour + line + "\u001b[0m" : line;
  }
}
