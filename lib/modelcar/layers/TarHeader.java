package modelcar.layers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The bytes that stand before an entry's content in the archive. They depend on nothing but name,
 * kind and size: owner root, readable by everybody (KServe's containers run as any user), the first
 * second after the epoch. Sizes above 8 GiB and names above 100 bytes are written the way GNU tar
 * does it, because Clair cannot read archives with PAX headers for them.
 */
final class TarHeader {
  /** Everything in an archive begins at a multiple of this. */
  static final int BLOCK = 512;

  private static final int FILE_MODE = 0644;
  private static final int DIRECTORY_MODE = 0755;
  private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));

  private TarHeader() {}

  /** The header, with another one before it where the name is too long for one. */
  static byte[] of(LayerEntry entry) {
    var out = new ByteArrayOutputStream();
    // never closed: the content comes from elsewhere, and this stream would miss it
    var tar = new TarArchiveOutputStream(out, BLOCK, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    try {
      tar.putArchiveEntry(tarEntry(entry));
    } catch (IOException impossible) {
      throw new UncheckedIOException("into memory", impossible);
    }
    return out.toByteArray();
  }

  /** How many bytes follow a content of this size up to the next block. */
  static int padding(long size) {
    return (int) (-size & (BLOCK - 1));
  }

  private static TarArchiveEntry tarEntry(LayerEntry entry) {
    var tar = new TarArchiveEntry(entry.name());
    tar.setSize(entry.size());
    tar.setMode(entry instanceof LayerEntry.Directory ? DIRECTORY_MODE : FILE_MODE);
    tar.setIds(0, 0);
    tar.setNames("", "");
    tar.setModTime(TIME);
    return tar;
  }
}
