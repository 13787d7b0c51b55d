import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The repository's catalog: what people type, and the script behind it. */
final class Catalog {
  private Catalog() {}

  /** An alias with its script's path, relative to the repository. */
  record Alias(String name, String script, String description) {
    @Override
    public String toString() {
      return name;
    }

    Path file() {
      return Jbang.repository().resolve(script);
    }
  }

  static List<Alias> aliases() throws IOException {
    var catalog = Jbang.repository().resolve("jbang-catalog.json");
    var aliases = JsonMapper.shared().readTree(Files.readString(catalog)).get("aliases");
    return aliases.properties().stream().map(e -> alias(e.getKey(), e.getValue())).toList();
  }

  private static Alias alias(String name, JsonNode values) {
    return new Alias(
        name, values.path("script-ref").asString(""), values.path("description").asString(""));
  }
}
