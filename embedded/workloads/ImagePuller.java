package embedded.workloads;

import java.io.IOException;
import java.nio.file.Path;

/** Where a node gets its images. */
public interface ImagePuller {
  /**
   * Resolves a name and reads what the image says about itself.
   *
   * @param image as a container names it
   * @throws ImagePullException with containerd's message
   */
  PulledImage pull(String image) throws ImagePullException;

  /**
   * Writes one folder of the image's file system to the disk.
   *
   * @param folder a path in the image, without leading slash
   * @param target where the folder's content goes; exists and is empty. It stays empty if the image
   *     has no such folder
   * @throws IOException when a layer cannot be had or is damaged
   */
  void unpack(PulledImage image, String folder, Path target) throws IOException;
}
