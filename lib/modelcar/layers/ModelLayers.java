package modelcar.layers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import modelcar.ModelFiles;

/**
 * Divides a model into layers: one for each large file, so that a new version of the model sends
 * only the files that are new, and one for all the small ones.
 */
public final class ModelLayers {
  /** Where the image has the model: version 1, as KServe's runtimes expect it. */
  public static final String DIRECTORY = "models/1/";

  /** From this size on a file has a layer of its own, in bytes. */
  static final long LARGE = 1024L * 1024;

  /** Container runtimes take 127 layers at most, and the base has some. */
  static final int LARGE_LAYERS = 100;

  private ModelLayers() {}

  /**
   * The layers, the small files' first, the others by name. The same files give the same layers,
   * wherever they lie and however the file system sorts them.
   */
  public static List<ModelLayer> of(ModelFiles model) throws IOException {
    var large = new ArrayList<LayerEntry.ModelFile>();
    var together = new ArrayList<LayerEntry.ModelFile>();
    for (var path : model.files()) {
      var state = FileState.of(path);
      var file = new LayerEntry.ModelFile(name(model.root(), path), path, state);
      (state.size() < LARGE ? together : large).add(file);
    }
    large.sort(
        Comparator.comparingLong(LayerEntry.ModelFile::size)
            .reversed()
            .thenComparing(LayerEntry::name));
    while (large.size() > LARGE_LAYERS) {
      together.add(large.remove(large.size() - 1));
    }
    large.sort(Comparator.comparing(LayerEntry::name));

    var layers = new ArrayList<ModelLayer>();
    if (!together.isEmpty()) {
      layers.add(layer(together));
    }
    large.forEach(file -> layers.add(layer(List.of(file))));
    return List.copyOf(layers);
  }

  private static String name(Path root, Path file) {
    var name = new StringJoiner("/", DIRECTORY, "");
    root.relativize(file).forEach(part -> name.add(part.toString()));
    return name.toString();
  }

  private static ModelLayer layer(List<LayerEntry.ModelFile> files) {
    var entries = new TreeMap<String, LayerEntry>();
    for (var file : files) {
      var name = file.name();
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        var directory = name.substring(0, slash + 1);
        entries.putIfAbsent(directory, new LayerEntry.Directory(directory));
      }
      entries.put(name, file);
    }
    return new ModelLayer(List.copyOf(entries.values()));
  }
}
