import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("commands")
class FormatTest {
  private static final String INDEX =
      """
      //SOURCES ../console/Console.java
      //SOURCES Gone.java
      //SOURCES Tree.java
      //DEPS org.example:git:1.0
      //FILES page/index.html=../a/path/that/is/longer/than/a/line/of/code/may/be/and/must/stay/on/one/line/index.html

      package gitops;

      /** Git. */
      public final class Gitops {}
      """;

  @Test
  void findsTheRepositoryFormatted() {
    var check = Jbang.starter().run("format", "--check");

    assertEquals("", check.out(), "run ./jbang format");
    assertEquals(0, check.exitCode(), check.err());
  }

  @Test
  void formatsFilesAndWritesIndexes(@TempDir Path repository) throws IOException {
    var gitops = Files.createDirectories(repository.resolve("lib/gitops"));
    var index = Files.writeString(gitops.resolve("Gitops.java"), INDEX);
    var tree = Files.writeString(gitops.resolve("Tree.java"), "package gitops; class Tree{ }");
    Files.writeString(gitops.resolve("Commit.java"), "package gitops;\n\nclass Commit {}\n");

    var format = "--directory=" + repository;
    var check = Jbang.starter().run("format", "--check", format);
    assertEquals(1, check.exitCode(), check.err());
    assertEquals(index + System.lineSeparator() + tree + System.lineSeparator(), check.out());
    assertEquals(INDEX, Files.readString(index), "--check changes nothing");

    assertEquals(0, Jbang.starter().run("format", format).exitCode());
    assertEquals("package gitops;\n\nclass Tree {}\n", Files.readString(tree));
    assertTrue(
        Files.readString(index)
            .startsWith(
                """
                //SOURCES ../console/Console.java
                //SOURCES Commit.java
                //SOURCES Tree.java
                //DEPS org.example:git:1.0
                //FILES page/index.html=../a/path/that/is/longer/than/a/line/of/code/may/be/and/must/stay/on/one/line/index.html

                package gitops;
                """));
  }
}
