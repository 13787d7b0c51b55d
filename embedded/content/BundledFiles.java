package embedded.content;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The workshop's sample files, which travel in the program's own jar. */
public final class BundledFiles {
  private static final String ROOT = "/workshop";

  private BundledFiles() {}

  /** Copies all of them into a directory: {@code repositories/...} and {@code model/...}. */
  public static void copyTo(Path target) throws IOException {
    try (var jar = openJar()) {
      var root = jar.getPath(ROOT);
      try (var files = Files.walk(root)) {
        for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          var copy = target.resolve(root.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private static FileSystem openJar() throws IOException {
    try {
      var location = BundledFiles.class.getResource(ROOT + "/model/jukebox/model.onnx").toURI();
      var jar = location.toString().substring(0, location.toString().indexOf("!/"));
      return FileSystems.newFileSystem(URI.create(jar), Map.of());
    } catch (URISyntaxException impossible) {
      throw new IOException(impossible);
    }
  }
}
