package modelcar.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules about content, size and what does not belong into a model. */
@Tag("unit")
class ModelLintTest {
  @TempDir Path directory;
  private ModelFixture model;

  @BeforeEach
  void aGoodModel() throws Exception {
    model = ModelFixture.good(directory);
  }

  @Test
  void aGoodModelIsLeftInPeace() throws Exception {
    assertEquals(List.of(), model.found());
  }

  @Test
  void aSingleFileIsAModel() throws Exception {
    var lint = new ModelLint(MemoryAmount.parse("4Gi"), java.util.Set.of());

    assertEquals(List.of(), lint.check(directory.resolve("model.onnx")));
  }

  @Test
  void aModelThatDoesNotExist() {
    var lint = new ModelLint(MemoryAmount.parse("4Gi"), java.util.Set.of());

    var failure = assertThrows(Failure.class, () -> lint.check(directory.resolve("nowhere")));

    assertEquals(2, failure.exitCode());
  }

  @Test
  void aGitLfsPointer() throws Exception {
    model.file(
        "model.onnx",
        """
        version https://git-lfs.github.com/spec/v1
        oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
        size 12345
        """);

    assertEquals(List.of("error lfs-pointer model.onnx"), model.found());
    assertEquals("git lfs pull", model.findings().get(0).next());
  }

  @Test
  void anEmptyModelFileIsAnErrorAndAnotherEmptyFileIsNot() throws Exception {
    model.file("model.onnx", "").file("notes.txt", "").file("code/__init__.py", "");

    assertEquals(
        List.of("error empty-file model.onnx", "warning empty-file notes.txt"), model.found());
  }

  @Test
  void whatToolsLeaveBehind() throws Exception {
    model
        .file(".DS_Store", "x")
        .file(".ipynb_checkpoints/train.ipynb", "{}")
        .file("code/__pycache__/a.pyc", "x")
        .file("sub/.git/HEAD", "x");

    assertEquals(
        List.of(
            "warning junk .DS_Store",
            "warning junk .ipynb_checkpoints",
            "warning junk code/__pycache__",
            "warning junk sub/.git"),
        model.found());
  }

  @Test
  void theRepositoryThatTheModelIsItselfIsNotPacked() throws Exception {
    model.file(".git/HEAD", "ref: refs/heads/main").file(".gitattributes", "*.onnx -text");

    assertEquals(List.of(), model.found());
  }

  @Test
  void whatLooksLikeASecret() throws Exception {
    model.file(".env", "A=b").file("keys/id_rsa", "x").file("tls.pem", "x").file("env.txt", "x");

    assertEquals(
        List.of("warning secret .env", "warning secret keys/id_rsa", "warning secret tls.pem"),
        model.found());
  }

  @Test
  void aModelThatTheServerCannotHold() throws Exception {
    try (var weights = new RandomAccessFile(directory.resolve("weights.npz").toFile(), "rw")) {
      weights.setLength(3 << 20);
    }

    assertEquals(List.of(), model.findings("7Mi"));
    assertTrue(model.findings("4Mi").get(0).what().contains("twice"));
    var tooLarge = model.findings("2Mi").get(0);
    assertEquals("warning memory .", ModelFixture.shortly(tooLarge));
    assertTrue(tooLarge.what().contains("3.0 MiB") && tooLarge.what().contains("2Mi"));
    assertTrue(tooLarge.what().contains("OOMKilled"));
  }

  @Test
  void memoryIsGivenAsInKubernetes() {
    assertEquals(4L << 30, MemoryAmount.parse("4Gi").bytes());
    assertEquals(1_500_000_000L, MemoryAmount.parse("1.5G").bytes());
    assertEquals(512L << 20, MemoryAmount.parse("512Mi").bytes());
    assertEquals(123, MemoryAmount.parse("123").bytes());
    for (var wrong : List.of("", "4GB", "-1Gi", "much", "0", "4gi")) {
      assertEquals(
          2, assertThrows(Failure.class, () -> MemoryAmount.parse(wrong)).exitCode(), wrong);
    }
  }

  @Test
  void aRuleCanBeIgnored() throws Exception {
    model.file(".env", "A=b").file(".DS_Store", "x");

    var findings = model.findings("4Gi", "secret");

    assertEquals(List.of("junk"), findings.stream().map(Finding::rule).toList());
  }

  @Test
  void aRuleThatDoesNotExistCannotBeIgnored() {
    var unknown = assertThrows(Failure.class, () -> model.findings("4Gi", "secrets"));

    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.getMessage().contains("secrets"), unknown.getMessage());
    assertTrue(unknown.next().contains("several-models"), unknown.next());
  }

  @Test
  void namesByWhichALayerDeletesFiles() throws Exception {
    model.file(".wh.weights.bin", "x").file("artifacts/.wh..wh..opq", "x").file("a.wh.b", "x");

    assertEquals(
        List.of("error whiteout .wh.weights.bin", "error whiteout artifacts/.wh..wh..opq"),
        model.found());
  }

  @Test
  void errorsComeFirst() throws Exception {
    model.file("2/notes.txt", "old").file("model.onnx", "");

    assertEquals(List.of("error empty-file model.onnx", "warning layout 2"), model.found());
  }

  @Test
  void everyFindingSaysWhatToDo() throws Exception {
    model.file(".env", "").file(".DS_Store", "x").file("model.onnx", "").file("1/model.onnx", "");

    for (var finding : model.findings()) {
      assertFalse(finding.next().isBlank(), finding::toString);
      assertFalse(finding.what().isBlank(), finding::toString);
      assertTrue(Files.exists(directory.resolve(finding.file())), finding::toString);
    }
  }
}
