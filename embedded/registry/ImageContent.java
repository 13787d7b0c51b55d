package embedded.registry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image to be put into the registry.
 *
 * @param layers from the lowest to the highest
 * @param labels the config's
 * @param entrypoint what a container of it runs; may be empty
 */
public record ImageContent(
    List<ImageLayer> layers, Map<String, String> labels, List<String> entrypoint) {
  public ImageContent {
    layers = List.copyOf(layers);
    labels = Map.copyOf(labels);
    entrypoint = List.copyOf(entrypoint);
  }

  /** Nothing but files: a ModelCar, for example. */
  public static ImageContent of(ImageLayer layer) {
    return new ImageContent(List.of(layer), Map.of(), List.of());
  }

  /** The same image with one label more. */
  public ImageContent label(String name, String value) {
    var more = new TreeMap<>(labels);
    more.put(name, value);
    return new ImageContent(layers, more, entrypoint);
  }
}
