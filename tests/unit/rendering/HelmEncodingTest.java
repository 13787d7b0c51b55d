package rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class HelmEncodingTest {
  @Test
  void koreanGoesThroughHelmWhateverTheLocaleIs(@TempDir Path chart) throws Exception {
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: 차트\nversion: 0.0.0\n");
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(
        chart.resolve("templates/map.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {greeting: 안녕 🐰}\n");

    var rendered = HelmEngine.template(chart, options -> options.withName("a"));

    assertTrue(rendered.contains("안녕 🐰"), rendered);
    // a bare container has no locale: what JNA would take from it must not matter
    assertEquals("UTF-8", System.getProperty("jna.encoding"));
  }
}
