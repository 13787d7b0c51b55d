import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The index of a source folder: the one file that scripts name, whose {@code SOURCES} lines name
 * all others. JBang resolves such a list over http as well, where it refuses wildcards. The
 * formatter writes these lists and a test holds them against the folders; both with this class.
 *
 * @param folder the folder it speaks for
 * @param file the index itself, for example {@code lib/console/Console.java}
 */
record SourceIndex(Path folder, Path file) {
  private static final String SOURCES = "//SOURCES ";

  /**
   * All indexes of the repository: one per folder of lib, and one per platform for all that is
   * below its folder.
   */
  static List<SourceIndex> of(Path repository) throws IOException {
    var indexes = new ArrayList<SourceIndex>();
    for (var folder : folders(repository.resolve("lib"))) {
      var index = indexIn(folder);
      if (index != null) {
        indexes.add(new SourceIndex(folder, index));
      }
    }
    for (var folder : folders(repository)) {
      try (var files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith("Platform.java"))
            .map(platform -> new SourceIndex(folder, platform))
            .forEach(indexes::add);
      }
    }
    return indexes;
  }

  /** What the index should be: the lines of other folders as they are, then this folder's files. */
  String corrected() throws IOException {
    var lines = Files.readAllLines(file);
    var foreign = lines.stream().filter(line -> isSource(line) && !isOwn(line)).toList();
    var own = ownFiles().stream().map(path -> SOURCES + path).toList();
    var others = lines.stream().filter(line -> !isSource(line)).toList();
    return String.join(
        "\n", Stream.of(foreign, own, others, List.of("")).flatMap(List::stream).toList());
  }

  private List<String> ownFiles() throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".java") && !path.equals(file))
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static boolean isSource(String line) {
    return line.startsWith(SOURCES);
  }

  private static boolean isOwn(String line) {
    return !line.substring(SOURCES.length()).strip().startsWith("../");
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (var children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  // the index has its folder's name, but for the case of its letters
  private static Path indexIn(Path folder) throws IOException {
    var name = folder.getFileName() + ".java";
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equalsIgnoreCase(name))
          .findFirst()
          .orElse(null);
    }
  }
}
