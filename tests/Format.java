//JAVA 17+
//DEPS info.picocli:picocli:4.7.7
//DEPS com.google.googlejavaformat:google-java-format:1.28.0
//SOURCES commands/SourceIndex.java
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED
//RUNTIME_OPTIONS --add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED

import static java.util.stream.Collectors.joining;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Formats all Java files of the repository and writes the indexes of the source folders. */
@Command(
    name = "format",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is formatted",
      "1:with --check: files would change; otherwise: a file is not Java",
      "2:the command line is wrong"
    },
    description = "Formats all Java files and writes the source indexes of lib and sandbox.")
public class Format implements Callable<Integer> {
  // what tools keep beside the sources is not ours to format
  private static final Set<String> OTHERS = Set.of("target", "build", ".git", ".jbang", ".idea");

  @Option(names = "--check", description = "change nothing; print what would change and exit 1")
  private boolean check;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "the repository (default: the current directory)")
  private Path repository = Path.of("");

  private final Formatter formatter = new Formatter();
  private int failures;

  public static void main(String... args) {
    System.exit(new CommandLine(new Format()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    var changed = new TreeMap<Path, String>();
    var indexes = new TreeMap<Path, String>();
    for (var index : SourceIndex.of(repository)) {
      indexes.put(index.file(), index.corrected());
    }
    for (var file : javaFiles()) {
      var before = Files.readString(file);
      var after = formatted(file, indexes.getOrDefault(file, before));
      if (!after.equals(before)) {
        changed.put(file, after);
      }
    }
    for (var file : changed.entrySet()) {
      System.out.println(file.getKey());
      if (!check) {
        Files.writeString(file.getKey(), file.getValue());
      }
    }
    return failures > 0 || check && !changed.isEmpty() ? 1 : 0;
  }

  // JBang's directives stay as they are: it reads neither wrapped ones nor ones with a space in
  // front
  private String formatted(Path file, String source) {
    var directives = source.lines().takeWhile(line -> line.startsWith("//")).toList();
    var code = source.lines().skip(directives.size()).collect(joining("\n", "", "\n"));
    try {
      var text = formatter.formatSourceAndFixImports(code);
      return directives.isEmpty() ? text : String.join("\n", directives) + "\n\n" + text;
    } catch (FormatterException notJava) {
      System.err.println(file + ":" + notJava.getMessage());
      failures++;
      return source;
    }
  }

  private List<Path> javaFiles() throws IOException {
    var files = new ArrayList<Path>();
    try (var folders = Files.list(repository)) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        if (!OTHERS.contains(folder.getFileName().toString())) {
          files.addAll(javaFilesBelow(folder));
        }
      }
    }
    return files;
  }

  private static List<Path> javaFilesBelow(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }
}
