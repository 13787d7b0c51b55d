package workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script is compiled here because its classes are in the default package. */
@Tag("unit")
class MakeModelTest {
  private static final List<String> MADE =
      List.of(
          "jukebox/model.onnx",
          "jukebox/artifacts/countries.json",
          "jukebox/artifacts/scaling.json",
          "jukebox/artifacts/metrics.json",
          "jukebox-v2/model.onnx",
          "jukebox-v2/artifacts/metrics.json",
          "known-prediction.json");

  @Test
  void makesTheSameBytesEverywhere(@TempDir Path classes, @TempDir Path made) throws Exception {
    var folder = WorkshopFolder.resolve("model");
    compile(folder, classes);
    run(classes, folder, made);

    for (var name : MADE) {
      assertEquals(-1, Files.mismatch(folder.resolve(name), made.resolve(name)), name);
    }
  }

  private static void compile(Path sources, Path classes) throws IOException {
    var arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", classes.toString()));
    try (var files = Files.list(sources)) {
      files.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(arguments::add);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
  }

  private static void run(Path classes, Path source, Path target) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                classes.toString(),
                "MakeModel",
                source.toString(),
                target.toString())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
  }
}
