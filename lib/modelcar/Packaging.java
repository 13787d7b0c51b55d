package modelcar;

import java.util.List;
import modelcar.layers.ModelLayer;
import modelcar.push.BaseLookup;

/**
 * What is to become an image.
 *
 * @param layers the model's
 * @param image its full name with a tag
 * @param base the image that it stands on
 */
public record Packaging(
    List<ModelLayer> layers, String image, BaseLookup base, ImageMetadata metadata) {
  public Packaging {
    layers = List.copyOf(layers);
  }
}
