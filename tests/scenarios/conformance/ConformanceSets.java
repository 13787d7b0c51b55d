import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The AppProject and the ApplicationSets that the rows are fed through. */
final class ConformanceSets {
  private final String text;

  /**
   * @param text applicationset.yaml, its placeholders filled
   */
  ConformanceSets(String text) {
    this.text = text;
  }

  Map<String, Object> project() {
    return documents(text).get(0);
  }

  /** The one that most rows share. */
  Map<String, Object> shared() {
    return documents(text).get(1);
  }

  /** The same for the files of one row, changed as the row says. */
  Map<String, Object> own(ConformanceRow row) {
    var set =
        new LinkedHashMap<>(
            documents(text.replace(ConformanceTable.SHARED_FOLDER, row.folder())).get(1));
    set.put("metadata", Map.of("name", row.name()));
    set.put("spec", merged(set.get("spec"), row.applicationSet().orElseThrow()));
    return set;
  }

  /** RFC 7386: a mapping is merged, null removes, everything else replaces. */
  private static Object merged(Object target, Object patch) {
    if (!(patch instanceof Map<?, ?> changes)) {
      return patch;
    }
    var result = new LinkedHashMap<>(ArgoOutcome.map(target));
    changes.forEach(
        (key, value) -> {
          if (value == null) {
            result.remove(key);
          } else {
            result.put((String) key, merged(result.get(key), value));
          }
        });
    return result;
  }

  private static List<Map<String, Object>> documents(String yaml) {
    var documents = new ArrayList<Map<String, Object>>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(document -> documents.add(ArgoOutcome.map(document)));
    return documents;
  }
}
