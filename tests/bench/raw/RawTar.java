package raw;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands before and behind a file's bytes in a tar archive (POSIX ustar, with GNU's binary
 * sizes above 8 GiB).
 *
 * @param before its directories and its own header
 * @param after zeros up to a whole block, and the two blocks that end the archive
 */
record RawTar(byte[] before, byte[] after) {
  private static final int BLOCK = 512;
  private static final long LARGEST_OCTAL_SIZE = 077777777777L;

  /** The frame of one file. */
  static RawTar of(String name, long size) {
    var before = new ByteArrayOutputStream();
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      before.writeBytes(header(name.substring(0, slash + 1), 0, '5', "0000755"));
    }
    before.writeBytes(header(name, size, '0', "0000644"));
    int padding = (int) (-size & (BLOCK - 1));
    return new RawTar(before.toByteArray(), new byte[padding + 2 * BLOCK]);
  }

  private static byte[] header(String name, long size, char type, String mode) {
    var bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 100) {
      throw new IllegalArgumentException("too long for a plain header: " + name);
    }
    var header = Arrays.copyOf(bytes, BLOCK);
    put(header, 100, mode);
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    putSize(header, size);
    put(header, 136, "00000000001");
    header[156] = (byte) type;
    put(header, 257, "ustar\0" + "00");
    put(header, 148, "%06o\0 ".formatted(checksum(header)));
    return header;
  }

  private static void putSize(byte[] header, long size) {
    if (size <= LARGEST_OCTAL_SIZE) {
      put(header, 124, "%011o".formatted(size));
      return;
    }
    header[124] = (byte) 0x80;
    ByteBuffer.wrap(header).putLong(128, size);
  }

  // the checksum's own eight bytes count as spaces
  private static int checksum(byte[] header) {
    put(header, 148, " ".repeat(8));
    int sum = 0;
    for (var value : header) {
      sum += value & 0xff;
    }
    return sum;
  }

  private static void put(byte[] header, int offset, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }
}
