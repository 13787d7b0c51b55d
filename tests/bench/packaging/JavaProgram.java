package packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import measuring.Call;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JBang script as the java command that JBang would run: JBang's own start is not what is
 * compared here.
 *
 * @param command java with its options, the class path and the main class
 */
public record JavaProgram(List<String> command) {
  /** A script that the catalog has a name for, and maybe options for its Java. */
  public static JavaProgram ofAlias(Path repository, String name)
      throws IOException, InterruptedException {
    var catalog = Files.readString(repository.resolve("jbang-catalog.json"));
    var alias = JsonMapper.shared().readTree(catalog).path("aliases").path(name);
    return of(
        repository, alias.path("script-ref").asString(), texts(alias.path("runtime-options")));
  }

  /**
   * A script without a name in the catalog.
   *
   * @param repository the directory with {@code ./jbang}
   * @param script relative to it, such as {@code tests/bench/RawUpload.java}
   */
  public static JavaProgram of(Path repository, String script)
      throws IOException, InterruptedException {
    return of(repository, script, List.of());
  }

  // the catalog's options stand behind those of the scripts, and so they win
  private static JavaProgram of(Path repository, String script, List<String> aliasOptions)
      throws IOException, InterruptedException {
    jbang(repository, "build", script);
    var answer = jbang(repository, "info", "tools", script);
    var facts = JsonMapper.shared().readTree(answer);
    var classPath = new ArrayList<>(List.of(facts.path("applicationJar").asString()));
    classPath.addAll(texts(facts.path("resolvedDependencies")));

    var command = new ArrayList<>(List.of(java()));
    command.addAll(texts(facts.path("runtimeOptions")));
    command.addAll(aliasOptions);
    command.addAll(
        List.of("-classpath", String.join(System.getProperty("path.separator"), classPath)));
    command.add(facts.path("mainClass").asString());
    return new JavaProgram(List.copyOf(command));
  }

  /** A run of it. */
  public Call call(String... arguments) {
    var all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    return Call.of(all.toArray(String[]::new));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  // the Java that runs this very program
  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private static String jbang(Path repository, String... arguments)
      throws IOException, InterruptedException {
    var windows = System.getProperty("os.name").startsWith("Windows");
    var starter = repository.resolve(windows ? "jbang.cmd" : "jbang").toString();
    var command = new ArrayList<>(List.of(starter));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    return output;
  }
}
