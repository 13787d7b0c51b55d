package modelcar.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A model in a directory of the test's, and what the linter says about it. */
record ModelFixture(Path directory) {
  /** A model that nothing is to be said against. */
  static ModelFixture good(Path directory) throws IOException {
    return new ModelFixture(Files.createDirectories(directory))
        .file("model.onnx", OnnxBytes.model(OnnxBytes.graph(OnnxBytes.tensor(100))))
        .file("artifacts/metrics.json", "{}");
  }

  static ModelFixture empty(Path directory) throws IOException {
    return new ModelFixture(Files.createDirectories(directory));
  }

  ModelFixture file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  ModelFixture file(String name, OnnxBytes content) throws IOException {
    return file(name, content.toByteArray());
  }

  ModelFixture file(String name, byte[] content) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  ModelFixture without(String name) throws IOException {
    Files.delete(directory.resolve(name));
    return this;
  }

  /** All findings. */
  List<Finding> findings() throws IOException {
    return findings("4Gi");
  }

  List<Finding> findings(String memory, String... ignored) throws IOException {
    return new ModelLint(MemoryAmount.parse(memory), Set.of(ignored)).check(directory);
  }

  /** Severity, rule and file of all findings, as {@code error layout 1}. */
  List<String> found() throws IOException {
    return findings().stream().map(ModelFixture::shortly).toList();
  }

  static String shortly(Finding finding) {
    return finding.severity() + " " + finding.rule() + " " + finding.file();
  }
}
