import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A PATH on which no installed JBang is, so that the starter has to fetch its own. */
final class WithoutJbang {
  private WithoutJbang() {}

  static String path() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .filter(folder -> !Files.exists(Path.of(folder, "jbang")))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
