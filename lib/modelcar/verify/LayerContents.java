package modelcar.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What one layer of an image does to a directory (OCI image specification, "Image Layer Filesystem
 * Changeset").
 *
 * @param files by their path in the image, without a leading slash
 * @param removed paths that are gone from the layers below, with all that is in them
 * @param emptied directories whose content in the layers below is gone
 */
record LayerContents(Map<String, FileDigest> files, Set<String> removed, Set<String> emptied) {
  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZSTD_MAGIC = 0x28b5;

  /** Files whose content follows; the library's own answer takes links for files, too. */
  private static final Set<Byte> ORDINARY =
      Set.of(
          TarConstants.LF_NORMAL,
          TarConstants.LF_OLDNORM,
          TarConstants.LF_CONTIG,
          TarConstants.LF_GNUTYPE_SPARSE);

  /** A link, or a device, has no content of its own: no file can be the same as it. */
  static final FileDigest LINK = new FileDigest(0, "a link");

  /**
   * Reads a layer from its first to its last byte, a file at a time, and keeps what is below a
   * directory.
   *
   * @param layer a tar archive, as it is or with gzip around it
   * @param directory such as {@code models/1}
   * @throws IOException when it is neither
   */
  static LayerContents read(InputStream layer, String directory) throws IOException {
    var contents = new LayerContents(new HashMap<>(), new HashSet<>(), new HashSet<>());
    // not closed here: who opened the layer reads it to its end
    var tar = new TarArchiveInputStream(uncompressed(layer), "UTF-8");
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      contents.add(entry, tar, directory);
    }
    return contents;
  }

  private static InputStream uncompressed(InputStream layer) throws IOException {
    var buffered = new BufferedInputStream(layer, 256 << 10);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    if (magic == ZSTD_MAGIC) {
      throw new IOException("it is compressed with zstd, which cannot be read here");
    }
    return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 256 << 10) : buffered;
  }

  private void add(TarArchiveEntry entry, TarArchiveInputStream tar, String directory)
      throws IOException {
    var path = normalized(entry.getName());
    var name = path.substring(path.lastIndexOf('/') + 1);
    var parent = path.substring(0, path.length() - name.length());
    if (!concerns(parent, directory) && !path.startsWith(directory + "/")) {
      return;
    }
    if (name.equals(OPAQUE)) {
      emptied.add(parent);
    } else if (name.startsWith(WHITEOUT)) {
      removed.add(parent + name.substring(WHITEOUT.length()));
    } else if (!entry.isDirectory()) {
      // whatever it is, what was there before and below it is there no longer
      removed.add(path);
      if (path.startsWith(directory + "/")) {
        files.put(path, digest(entry, tar));
      }
    }
  }

  // what happens to the directories above it happens to the directory
  private static boolean concerns(String parent, String directory) {
    return (directory + "/").startsWith(parent);
  }

  private FileDigest digest(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
    if (entry.isLink()) {
      return files.getOrDefault(normalized(entry.getLinkName()), LINK);
    }
    return ORDINARY.contains(entry.getLinkFlag()) ? FileDigest.of(tar) : LINK;
  }

  // tools write "./models/1", "/models/1" and "models/1"
  private static String normalized(String path) {
    return path.replaceFirst("^(\\.?/)+", "").replaceFirst("/+$", "");
  }

  /** Lays this layer over those below. */
  void over(Map<String, FileDigest> below) {
    below
        .keySet()
        .removeIf(
            path ->
                removed.stream().anyMatch(gone -> (path + "/").startsWith(gone + "/"))
                    || emptied.stream().anyMatch(path::startsWith));
    below.putAll(files);
  }
}
