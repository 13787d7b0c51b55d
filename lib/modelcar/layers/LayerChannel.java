package modelcar.layers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;

/**
 * The bytes of a layer, made while they are read. Content goes from the file straight to the
 * reader's buffer.
 */
public final class LayerChannel implements ReadableByteChannel {
  private final Iterator<LayerEntry> entries;
  private ByteBuffer framing = ByteBuffer.allocate(0);
  private FileChannel content;
  private LayerEntry.ModelFile file;
  private long left;
  private boolean ended;
  private boolean open = true;

  LayerChannel(ModelLayer layer) {
    this.entries = layer.entries().iterator();
  }

  /**
   * Fills the buffer, but at the end of the archive.
   *
   * @return bytes read, or -1 when there are no more
   * @throws console.Failure when a file changed while it was read: exit code 4
   */
  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int before = buffer.position();
    while (buffer.hasRemaining()) {
      if (framing.hasRemaining()) {
        copyFraming(buffer);
      } else if (file != null) {
        readContent(buffer);
      } else if (!next()) {
        break;
      }
    }
    int read = buffer.position() - before;
    return read == 0 && ended ? -1 : read;
  }

  private void copyFraming(ByteBuffer buffer) {
    int length = Math.min(framing.remaining(), buffer.remaining());
    buffer.put(framing.slice(framing.position(), length));
    framing.position(framing.position() + length);
  }

  private void readContent(ByteBuffer buffer) throws IOException {
    int limit = buffer.limit();
    buffer.limit((int) Math.min(limit, buffer.position() + left));
    int read = left == 0 ? 0 : content.read(buffer);
    buffer.limit(limit);
    if (read < 0) {
      throw ChangedFile.refusal(file);
    }
    left -= read;
    if (left == 0) {
      endFile();
    }
  }

  private void endFile() throws IOException {
    ChangedFile.requireSame(file);
    framing = ByteBuffer.allocate(TarHeader.padding(file.size()));
    content.close();
    file = null;
  }

  private boolean next() throws IOException {
    if (entries.hasNext()) {
      begin(entries.next());
      return true;
    }
    if (!ended) {
      ended = true;
      framing = ByteBuffer.allocate(ModelLayer.END_BYTES);
      return true;
    }
    return false;
  }

  private void begin(LayerEntry entry) throws IOException {
    framing = ByteBuffer.wrap(TarHeader.of(entry));
    if (entry instanceof LayerEntry.ModelFile begun) {
      file = begun;
      left = begun.size();
      try {
        content = FileChannel.open(begun.path());
      } catch (NoSuchFileException gone) {
        throw ChangedFile.refusal(begun);
      }
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    if (content != null) {
      content.close();
    }
  }
}
