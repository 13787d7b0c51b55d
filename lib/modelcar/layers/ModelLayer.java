package modelcar.layers;

import java.io.IOException;
import java.util.List;

/**
 * A layer of the image as it will be: an uncompressed archive, because models hardly get smaller
 * and every reader would have to wait for the decompression. Its size is known before anything is
 * read.
 *
 * @param entries sorted by name
 */
public record ModelLayer(List<LayerEntry> entries) {
  /** The two empty blocks that end an archive. */
  static final int END_BYTES = 2 * TarHeader.BLOCK;

  public ModelLayer {
    entries = List.copyOf(entries);
  }

  /** The exact size of the archive in bytes. */
  public long size() {
    long size = END_BYTES;
    for (var entry : entries) {
      size += TarHeader.of(entry).length + entry.size() + TarHeader.padding(entry.size());
    }
    return size;
  }

  /** The files in it. */
  public List<LayerEntry.ModelFile> files() {
    return entries.stream()
        .filter(LayerEntry.ModelFile.class::isInstance)
        .map(LayerEntry.ModelFile.class::cast)
        .toList();
  }

  /** What it is called in front of people. */
  public String title() {
    var files = files();
    return files.size() == 1 ? files.get(0).name() : files.size() + " files";
  }

  /**
   * The archive from its beginning, to be read once and closed. Reading ends in a {@link
   * console.Failure} (refused) where a file is not any more what it was when this was planned.
   */
  public LayerChannel open() {
    return new LayerChannel(this);
  }

  /**
   * Looks whether all files are still what they were when this was planned.
   *
   * @throws console.Failure when one is not: exit code 4
   */
  public void requireUnchanged() throws IOException {
    for (var file : files()) {
      ChangedFile.requireSame(file);
    }
  }
}
