import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads {@code tests/fixtures/conformance/rows.yaml}, which says what its keys mean. */
final class ConformanceTable {
  static final String SHARED_FOLDER = "model-deployments/test";
  private static final String CONFIG = "config.yaml";

  private final String repository;

  /**
   * @param repository the URL of the repository that has charts/
   */
  private ConformanceTable(String repository) {
    this.repository = repository;
  }

  static Path directory() {
    return Jbang.repository().resolve("tests/fixtures/conformance");
  }

  /** The rows for this participant: their name and the domain are filled in. */
  static List<ConformanceRow> rows(WorkshopParticipant participant) {
    try {
      var text = filled(participant, directory().resolve("rows.yaml"));
      var reader =
          new ConformanceTable(
              "https://%s/%s/mlops-gitops.git"
                  .formatted(participant.gitServer(), participant.name()));
      var rows = new ArrayList<ConformanceRow>();
      for (var row : (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text)) {
        rows.add(reader.row(map(row)));
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A fixture's text with the placeholders of the workshop filled. */
  static String filled(WorkshopParticipant participant, Path file) throws IOException {
    return Files.readString(file)
        .replace("CLUSTER_DOMAIN", participant.clusterDomain())
        .replace("USER_NAME", participant.name());
  }

  private ConformanceRow row(Map<String, Object> row) {
    var name = (String) row.get("row");
    return new ConformanceRow(
        name,
        Optional.ofNullable(row.get("set")).map(ConformanceTable::map),
        files(name, row),
        later(name, row),
        byHand(row));
  }

  private Map<String, String> files(String name, Map<String, Object> row) {
    var files = new LinkedHashMap<String, String>();
    if (row.containsKey("config")) {
      files.put(name + "/" + CONFIG, config(row, (String) row.get("config")));
    }
    map(row.getOrDefault("files", Map.of()))
        .forEach((path, content) -> files.put(path, config(row, (String) content)));
    return files;
  }

  /** A row's chart is named once and written into each of its files. */
  private String config(Map<String, Object> row, String content) {
    var chart = row.get("chart");
    return chart == null
        ? content
        : "repo_url: %s\nchart_path: charts/%s\n%s".formatted(repository, chart, content);
  }

  private Map<String, Optional<String>> later(String name, Map<String, Object> row) {
    var later = new LinkedHashMap<String, Optional<String>>();
    if (row.containsKey("then")) {
      var content = Optional.ofNullable((String) row.get("then"));
      later.put(name + "/" + CONFIG, content.map(it -> config(row, it)));
    }
    return later;
  }

  private static List<ConformanceRow.ChangeByHand> byHand(Map<String, Object> row) {
    return list(row.getOrDefault("by-hand", List.of())).stream()
        .map(ConformanceTable::map)
        .map(
            it ->
                new ConformanceRow.ChangeByHand(
                    (String) it.get("apiVersion"),
                    (String) it.get("kind"),
                    (String) it.get("name"),
                    map(it.get("patch"))))
        .toList();
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  @SuppressWarnings("unchecked") // the keys of the file's mappings are texts
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
