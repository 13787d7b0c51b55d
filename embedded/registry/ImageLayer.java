package embedded.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one layer, by their absolute path in the image. They are readable by everybody, as
 * KServe needs them.
 */
public final class ImageLayer {
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /**
   * @param path for example {@code /models/1/model.onnx}
   */
  public ImageLayer file(String path, byte[] content) {
    files.put(path.replaceFirst("^/+", ""), content.clone());
    return this;
  }

  /** A text file in UTF-8. */
  public ImageLayer file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * All files of a folder, with their paths in it.
   *
   * @param path where the folder is in the image, for example {@code /models/1/artifacts}
   */
  public ImageLayer folder(String path, Path folder) throws IOException {
    try (var found = Files.walk(folder)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        var separator = file.getFileSystem().getSeparator();
        var relative = folder.relativize(file).toString().replace(separator, "/");
        file(path + "/" + relative, Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** Without leading slashes, sorted. */
  SortedMap<String, byte[]> files() {
    return files;
  }
}
