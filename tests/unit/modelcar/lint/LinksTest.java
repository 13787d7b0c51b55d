package modelcar.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links, special files and files that cannot be read. */
@Tag("unit")
class LinksTest {
  @TempDir Path temporary;
  private Path directory;
  private ModelFixture model;

  @BeforeEach
  void aGoodModel() throws Exception {
    directory = temporary.resolve("model");
    model = ModelFixture.good(directory);
  }

  @Test
  void aLinkToAFileOfTheModel() throws Exception {
    link("latest.txt", Path.of("artifacts/metrics.json"));

    assertEquals(List.of(), model.found());
  }

  @Test
  void theModelsFileMayBeALinkToOneBelow() throws Exception {
    Files.createDirectories(directory.resolve("weights"));
    Files.move(directory.resolve("model.onnx"), directory.resolve("weights/v2.onnx"));
    link("model.onnx", Path.of("weights/v2.onnx"));

    assertEquals(List.of(), model.found());
  }

  @Test
  void whatALinkLeadsToIsLookedAtToo() throws Exception {
    Files.move(directory.resolve("model.onnx"), directory.resolve("v2.dat"));
    Files.writeString(directory.resolve("v2.dat"), "not ONNX, and packed twice");
    link("model.onnx", Path.of("v2.dat"));

    assertEquals(List.of("error not-onnx model.onnx"), model.found());
    assertEquals(
        List.of("error not-onnx model.onnx", "warning memory ."),
        model.findings("60").stream().map(ModelFixture::shortly).toList());
  }

  @Test
  void aLinkOutOfTheModel() throws Exception {
    Files.writeString(temporary.resolve("weights.bin"), "weights");
    link("weights.bin", Path.of("../weights.bin"));

    assertEquals(List.of("error link-leads-out weights.bin"), model.found());
  }

  @Test
  void aLinkToNothing() throws Exception {
    link("weights.bin", Path.of("blobs/1234"));
    link("loop", Path.of("loop"));

    assertEquals(
        List.of("error dangling-link loop", "error dangling-link weights.bin"), model.found());
  }

  @Test
  void aLinkToADirectoryOfTheModel() throws Exception {
    link("more", Path.of("artifacts"));

    assertEquals(List.of("error link-to-directory more"), model.found());
  }

  @Test
  void theModelItselfMayBeALink() throws Exception {
    Files.createDirectories(temporary.resolve("elsewhere"));
    var linked = temporary.resolve("elsewhere").resolve("linked");
    createLink(linked, directory);
    link("latest.txt", Path.of("artifacts/metrics.json"));

    assertEquals(List.of(), new ModelFixture(linked).found());
  }

  @Test
  void aSocket() throws Exception {
    try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      bind(socket, directory.resolve("s"));

      assertEquals(List.of("error special-file s"), model.found());
    }
  }

  @Test
  void aFileThatMayNotBeRead() throws Exception {
    var file = directory.resolve("artifacts/metrics.json").toFile();
    file.setReadable(false, false);
    assumeFalse(file.canRead(), "this user may read everything");

    assertEquals(List.of("error unreadable artifacts/metrics.json"), model.found());
  }

  @Test
  void whatCannotEvenBeLookedAt() throws Exception {
    var entry = new ModelEntry("x", directory.resolve("x"), ModelEntry.Kind.UNREADABLE, 0);

    var findings = new UnpackableEntries().check(new ModelTree(directory, List.of(entry)));

    assertEquals(
        List.of("error unreadable x"), findings.stream().map(ModelFixture::shortly).toList());
  }

  private void link(String name, Path target) {
    createLink(directory.resolve(name), target);
  }

  private static void createLink(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException | UnsupportedOperationException notAllowed) {
      abort("links cannot be made here: " + notAllowed.getMessage());
    }
  }

  private static void bind(ServerSocketChannel socket, Path path) {
    try {
      socket.bind(UnixDomainSocketAddress.of(path));
    } catch (IOException | UnsupportedOperationException notAllowed) {
      abort("sockets cannot be made here: " + notAllowed.getMessage());
    }
  }
}
