import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rows on which the stand-in is known to be not as the real one, with the reasons. */
record KnownDifferences(Map<String, Object> reasons) {

  static KnownDifferences read() throws IOException {
    var file = ConformanceTable.directory().resolve("differences.yaml");
    var load = new Load(LoadSettings.builder().build());
    return new KnownDifferences(
        new TreeMap<>(ArgoOutcome.map(load.loadFromString(Files.readString(file)))));
  }

  boolean has(String row) {
    return reasons.containsKey(row);
  }
}
