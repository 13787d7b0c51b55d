import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark as people start it; its figures are not judged here. */
@Tag("commands")
@Timeout(300)
class BenchPackagingTest {
  @Test
  void measuresAgainstTheBareUpload() {
    assumeTrue(hasRegistryImage(), "there is no Docker with the image registry:3");

    var run =
        Jbang.starter()
            .run(
                "bench-packaging",
                "--case",
                "small",
                "--runs",
                "1",
                "--tools",
                "package-modelcar",
                "-o",
                "json");

    assertEquals(0, run.exitCode(), run.err());
    var result = JsonMapper.shared().readTree(run.out());
    assertEquals("1 file of 250 KiB", result.path("model").asString());
    assertEquals("bare upload", result.at("/sides/0/name").asString());
    assertEquals("package-modelcar", result.at("/sides/1/name").asString());
    assertTrue(result.at("/sides/1/wallRatio").isNumber(), run.out());
  }

  private static boolean hasRegistryImage() {
    try {
      return Jbang.startedBy(List.of("docker")).run("image", "inspect", "registry:3").exitCode()
          == 0;
    } catch (UncheckedIOException noDocker) {
      return false;
    }
  }
}
