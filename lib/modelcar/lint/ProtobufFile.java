package modelcar.lint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Walks over a file in protobuf's wire format ("Protocol Buffers: Encoding"), field by field. It
 * jumps over content that nobody asks for, so of a file with gigabytes of weights only the pages
 * around the fields' beginnings are read.
 */
final class ProtobufFile implements Closeable {
  private static final int PAGE = 8 << 10;
  private static final int LONGEST_VARINT = 10;
  private static final int LONGEST_TEXT = 64 << 10;

  private final FileChannel channel;
  private final ByteBuffer page = ByteBuffer.allocate(PAGE).limit(0);
  private long pageStart;

  ProtobufFile(Path file) throws IOException {
    channel = FileChannel.open(file);
  }

  /** How long the file is, in bytes. */
  long size() throws IOException {
    return channel.size();
  }

  /**
   * The field that begins here.
   *
   * @param position where the message begins, or the end of the field before
   * @param end where the message ends
   * @throws BrokenProtobuf when no field can begin here, or it is longer than its message
   */
  ProtobufField field(long position, long end) throws IOException {
    seek(position);
    var tag = varint(end);
    var number = tag >>> 3;
    if (number == 0 || number > Integer.MAX_VALUE >> 2) {
      throw new BrokenProtobuf("no field begins at byte " + position);
    }
    var field =
        switch ((int) (tag & 7)) {
          case 0 -> number((int) number, end);
          case 1 -> content((int) number, false, Long.BYTES);
          case 2 -> content((int) number, true, varint(end));
          case 5 -> content((int) number, false, Integer.BYTES);
          default -> throw new BrokenProtobuf("no field begins at byte " + position);
        };
    if (field.end() > end || field.end() < field.start()) {
      throw new BrokenProtobuf(
          end == size()
              ? "it ends in the middle of a field that begins at byte " + position
              : "the field at byte " + position + " is longer than its message");
    }
    return field;
  }

  private ProtobufField number(int number, long end) throws IOException {
    var start = position();
    var value = varint(end);
    return new ProtobufField(number, false, value, start, position());
  }

  private ProtobufField content(int number, boolean isBytes, long length) {
    return new ProtobufField(number, isBytes, 0, position(), position() + length);
  }

  /** A field's content as text. */
  String text(ProtobufField field) throws IOException {
    if (field.length() > LONGEST_TEXT) {
      throw new BrokenProtobuf("the text at byte " + field.start() + " is too long");
    }
    seek(field.start());
    var bytes = new byte[(int) field.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = next();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  // seven bits a byte, the lowest first; the eighth bit says that more follow
  private long varint(long end) throws IOException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      if (position() >= end) {
        throw new BrokenProtobuf("it ends in the middle of a number at byte " + position());
      }
      var next = next();
      value |= (next & 0x7fL) << 7 * i;
      if (next >= 0) {
        return value;
      }
    }
    throw new BrokenProtobuf("the number before byte " + position() + " is too long");
  }

  private long position() {
    return pageStart + page.position();
  }

  private void seek(long position) {
    if (position >= pageStart && position <= pageStart + page.limit()) {
      page.position((int) (position - pageStart));
    } else {
      pageStart = position;
      page.limit(0);
    }
  }

  private byte next() throws IOException {
    if (!page.hasRemaining()) {
      pageStart = position();
      page.clear();
      channel.read(page, pageStart);
      page.flip();
      if (!page.hasRemaining()) {
        throw new BrokenProtobuf("it ends at byte " + pageStart);
      }
    }
    return page.get();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
