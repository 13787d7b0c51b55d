package modelcar.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelcar.ModelFiles;
import modelcar.layers.ModelLayer;
import modelcar.layers.ModelLayers;
import modelcar.push.LayerDigests;
import registry.Descriptor;
import registry.Digest;

/**
 * The layers of an image that are the model's own, byte for byte: packing the model would give the
 * same digests, so their files are known without a transfer. Where no digest is remembered from a
 * push, the model is read instead.
 */
public final class KnownLayers {
  private final LayerDigests digests;

  public KnownLayers(LayerDigests digests) {
    this.digests = digests;
  }

  /**
   * Finds them.
   *
   * @param directory where the model is in the image; packing puts it into {@code models/1} only
   * @param candidates the image's layers; one of another size cannot be the model's
   */
  Map<Digest, LayerContents> among(List<Descriptor> candidates, ModelFiles model, String directory)
      throws IOException, InterruptedException {
    var known = new HashMap<Digest, LayerContents>();
    if (ModelLayers.DIRECTORY.equals(directory + "/")) {
      for (var layer : ModelLayers.of(model)) {
        if (candidates.stream().anyMatch(it -> it.size() == layer.size())) {
          known.put(digests.of(layer, progress -> {}), contents(layer));
        }
      }
    }
    return known;
  }

  private static LayerContents contents(ModelLayer layer) {
    var files = new HashMap<String, FileDigest>();
    layer.files().forEach(it -> files.put(it.name(), FileDigest.asIn(it.path(), it.size())));
    return new LayerContents(files, new HashSet<>(files.keySet()), Set.of());
  }
}
