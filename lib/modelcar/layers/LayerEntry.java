package modelcar.layers;

import java.nio.file.Path;

/** One entry of a layer. */
public sealed interface LayerEntry {

  /** The name in the archive, without a leading slash; directories end in one. */
  String name();

  /** Bytes of content. */
  long size();

  /** A directory. */
  record Directory(String name) implements LayerEntry {
    @Override
    public long size() {
      return 0;
    }
  }

  /**
   * A file of the model.
   *
   * @param path where its content is
   * @param state how it was when the layer was planned; its content goes into the layer only if it
   *     still is like that
   */
  record ModelFile(String name, Path path, FileState state) implements LayerEntry {
    @Override
    public long size() {
      return state.size();
    }
  }
}
