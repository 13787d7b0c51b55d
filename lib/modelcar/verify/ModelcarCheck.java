package modelcar.verify;

import console.Console;
import console.Failure;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import modelcar.ModelFiles;
import platform.ImageAddress;
import platform.RegistryReader;

/**
 * Compares a model with what an image in a registry holds of it, whatever tool made the image:
 * contents count, not archives. The layers are read once and kept nowhere.
 */
public final class ModelcarCheck {
  private final RegistryReader registry;
  private final Console console;

  public ModelcarCheck(RegistryReader registry, Console console) {
    this.registry = registry;
    this.console = console;
  }

  /**
   * What was found out.
   *
   * @param digest of the image's manifest
   */
  public record Found(String digest, Comparison comparison) {}

  /**
   * Compares.
   *
   * @param directory where the model is in the image, such as {@code models/1}
   * @throws Failure when there is no such image or it is damaged (exit code 1), it may not be read
   *     (5), or the registry does not answer (6)
   */
  public Found compare(ImageAddress address, String directory, ModelFiles model)
      throws IOException, InterruptedException {
    var image = RemoteImage.find(registry, address);
    console.say("the image is " + image.digest());
    Map<String, FileDigest> files = new TreeMap<>();
    var layers = image.layers();
    for (var layer : layers) {
      console.say("reading layer " + layer.digest() + ", " + layer.size() + " bytes");
      image.read(layer, directory).over(files);
    }
    return new Found(image.digest(), Comparison.of(model, below(directory, files)));
  }

  private static Map<String, FileDigest> below(String directory, Map<String, FileDigest> files) {
    return files.entrySet().stream()
        .collect(
            Collectors.toMap(
                file -> file.getKey().substring(directory.length() + 1), Map.Entry::getValue));
  }
}
