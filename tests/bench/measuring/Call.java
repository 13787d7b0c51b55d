package measuring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process to run.
 *
 * @param command the program and its arguments
 * @param environment variables on top of this process's own
 * @param directory where it runs
 */
public record Call(List<String> command, Map<String, String> environment, Path directory) {
  /** A call in this process's own surroundings. */
  public static Call of(String... command) {
    return new Call(List.of(command), Map.of(), Path.of("").toAbsolutePath());
  }

  /** The same call with an environment variable set. */
  public Call with(String variable, Object value) {
    var more = new HashMap<>(environment);
    more.put(variable, value.toString());
    return new Call(command, Map.copyOf(more), directory);
  }

  /** The same call in another directory. */
  public Call in(Path elsewhere) {
    return new Call(command, environment, elsewhere);
  }

  /** The same call with something in front, such as a program that measures it. */
  Call behind(List<String> words) {
    var all = new ArrayList<>(words);
    all.addAll(command);
    return new Call(List.copyOf(all), environment, directory);
  }
}
