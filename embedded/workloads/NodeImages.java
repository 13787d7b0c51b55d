package embedded.workloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images on the sandbox's one node. What a tag meant when it was pulled stays true for
 * containers that pull only if the image is not present, also after somebody pushed the tag again:
 * exactly as on a real node.
 */
final class NodeImages {
  private final ImagePuller puller;
  private final Path directory;
  private final Map<String, PulledImage> present = new ConcurrentHashMap<>();

  /**
   * @param directory where unpacked folders are kept, by digest
   */
  NodeImages(ImagePuller puller, Path directory) {
    this.puller = puller;
    this.directory = directory;
  }

  boolean isPresent(String image) {
    return present.containsKey(image);
  }

  PulledImage pull(String image) throws ImagePullException {
    var pulled = puller.pull(image);
    present.put(image, pulled);
    return pulled;
  }

  PulledImage get(String image) {
    return present.get(image);
  }

  /**
   * A folder of an image, unpacked once for all pods that use it.
   *
   * @param folder a path in the image, without leading slash
   */
  synchronized Path folder(PulledImage image, String folder) throws IOException {
    var home = directory.resolve(image.digest().replace(':', '-'));
    var unpacked = home.resolve(folder);
    if (!Files.isDirectory(unpacked)) {
      Files.createDirectories(unpacked.getParent());
      var unfinished = Files.createTempDirectory(home, "unpacking");
      puller.unpack(image, folder, unfinished);
      Files.move(unfinished, unpacked);
    }
    return unpacked;
  }
}
