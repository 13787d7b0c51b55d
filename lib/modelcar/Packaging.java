package modelcar;

import java.util.List;
import java.util.Optional;
import modelcar.layers.ModelLayer;

/**
 * What is to become an image.
 *
 * @param layers the model's
 * @param image its full name with a tag
 * @param base the image that it stands on
 * @param architecture which image of the base is taken where there are several, such as {@code
 *     amd64}; empty for the usual one
 */
public record Packaging(
    List<ModelLayer> layers,
    String image,
    String base,
    Optional<String> architecture,
    ImageMetadata metadata) {
  public Packaging {
    layers = List.copyOf(layers);
  }
}
