package console;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a script runs: everything it would otherwise take from the process. Scripts read their
 * surroundings only through this record, so that a test or the sandbox's tour can seat several
 * participants in one JVM.
 *
 * @param environment the environment variables
 * @param directory the current directory
 * @param home the user's home directory
 * @param out data for programs (stdout)
 * @param err messages for people (stderr)
 * @param interactive whether a person sits at a terminal and can be asked
 */
public record Workbench(
    Map<String, String> environment,
    Path directory,
    Path home,
    PrintStream out,
    PrintStream err,
    boolean interactive) {

  /** The process's own surroundings. */
  public static Workbench ofProcess() {
    var environment = System.getenv();
    var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    return new Workbench(
        environment,
        Path.of("").toAbsolutePath(),
        Path.of(home).toAbsolutePath(),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.console() != null && isTerminal(System.console()));
  }

  /** An environment variable; empty where it is not set or blank. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A path as the user means it: relative ones start at the current directory, {@code ~} is home.
   */
  public Path path(String text) {
    if (text.equals("~")) {
      return home;
    }
    return text.startsWith("~/")
        ? home.resolve(text.substring(2)).normalize()
        : directory.resolve(text).normalize();
  }

  /** Whether colours and lines that redraw themselves are welcome on stderr. */
  public boolean colours() {
    return interactive
        && variable("NO_COLOR").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  // a bare container has no locale, and then Java 17 would print question marks for Korean
  private static PrintStream stream(FileDescriptor descriptor) {
    var windows = System.getProperty("os.name").startsWith("Windows");
    var charset = windows ? Charset.defaultCharset() : StandardCharsets.UTF_8;
    return new PrintStream(new FileOutputStream(descriptor), true, charset);
  }

  // from Java 22 on System.console() is there without a terminal, too; only then it can be asked
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }
}
