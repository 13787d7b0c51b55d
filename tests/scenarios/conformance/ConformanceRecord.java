import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** What real Argo CD made of the rows, for places where there is none. */
final class ConformanceRecord {
  private static final Path FILE = ConformanceTable.directory().resolve("recorded.yaml");
  private static final int LIMIT = 20_000_000;

  private ConformanceRecord() {}

  static Map<String, Object> read() throws IOException {
    var load = new Load(LoadSettings.builder().setCodePointLimit(LIMIT).build());
    return ArgoOutcome.map(load.loadFromString(Files.readString(FILE)));
  }

  static void write(Map<String, Object> outcomes) throws IOException {
    Files.writeString(FILE, yaml(outcomes));
  }

  static String yaml(Object outcome) {
    var settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(100)
            .setDereferenceAliases(true)
            .build();
    return new Dump(settings).dumpToString(outcome);
  }
}
