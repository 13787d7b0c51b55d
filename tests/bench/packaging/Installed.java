package packaging;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which programs this machine has. */
public final class Installed {
  private Installed() {}

  /** Whether a program can be started by its name. */
  public static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(program, program + ".exe").map(Path.of(folder)::resolve))
        .anyMatch(Files::isExecutable);
  }
}
