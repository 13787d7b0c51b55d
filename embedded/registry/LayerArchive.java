package embedded.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * A layer as an archive (POSIX ustar). Same files, same bytes: sorted, owned by root, from the
 * first second after the epoch, as jib does it.
 *
 * @param tar uncompressed; its digest is the layer's diff id
 */
record LayerArchive(byte[] tar) {
  private static final int BLOCK = 512;
  private static final int NAME_BYTES = 100;
  private static final char FILE = '0';
  private static final char FOLDER = '5';

  /**
   * @throws IllegalArgumentException for paths of more than 100 bytes
   */
  static LayerArchive of(ImageLayer layer) {
    var out = new ByteArrayOutputStream();
    var folders = new TreeSet<String>();
    layer
        .files()
        .forEach(
            (path, content) -> {
              for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                var folder = path.substring(0, slash + 1);
                if (folders.add(folder)) {
                  out.writeBytes(header(folder, 0, FOLDER, "0000755"));
                }
              }
              out.writeBytes(header(path, content.length, FILE, "0000644"));
              out.writeBytes(content);
              out.writeBytes(new byte[padding(content.length)]);
            });
    out.writeBytes(new byte[2 * BLOCK]);
    return new LayerArchive(out.toByteArray());
  }

  private static int padding(int length) {
    return (BLOCK - length % BLOCK) % BLOCK;
  }

  private static byte[] header(String path, int size, char type, String mode) {
    var name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length > NAME_BYTES) {
      throw new IllegalArgumentException("path too long for a layer: " + path);
    }
    var header = new byte[BLOCK];
    System.arraycopy(name, 0, header, 0, name.length);
    put(header, 100, mode);
    put(header, 108, "0000000"); // user
    put(header, 116, "0000000"); // group
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "%011o".formatted(1)); // time
    put(header, 148, "        "); // the checksum counts as blanks while it is computed
    put(header, 156, String.valueOf(type));
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  Digest diffId() {
    return Digest.of(tar);
  }

  /**
   * As it is stored and sent. Java's gzip header has no time in it, so this is reproducible, too.
   */
  byte[] compressed() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(tar);
    }
    return out.toByteArray();
  }
}
