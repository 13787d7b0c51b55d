package raw;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads a file once, on a thread of its own, and hashes it there while the caller sends: the slower
 * of the two sets the pace, and a few buffers are all the memory it takes.
 */
final class HashingReader {
  private static final int BUFFERS = 8;
  private static final int BUFFER_BYTES = 256 * 1024;
  private static final ByteBuffer END = ByteBuffer.allocate(0);

  private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
  private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final FutureTask<String> reading;

  private HashingReader(FileChannel content, RawTar tar) {
    for (int i = 0; i < BUFFERS; i++) {
      free.add(ByteBuffer.allocateDirect(BUFFER_BYTES));
    }
    reading = new FutureTask<>(() -> read(content, tar));
  }

  static HashingReader start(FileChannel content, RawTar tar) {
    var reader = new HashingReader(content, tar);
    var thread = new Thread(reader.reading, "reader");
    thread.setDaemon(true);
    thread.start();
    return reader;
  }

  /** The next bytes of the file; none are left when it is empty. */
  ByteBuffer next() throws InterruptedException {
    return full.take();
  }

  void giveBack(ByteBuffer chunk) throws InterruptedException {
    free.put(chunk);
  }

  /**
   * The digest of the whole archive.
   *
   * @throws IOException when the file could not be read to its end
   */
  String digest() throws IOException, InterruptedException {
    try {
      return reading.get();
    } catch (ExecutionException unreadable) {
      throw new IOException(unreadable.getCause());
    }
  }

  // a chunk is on its way before it is hashed: from then on both threads only read it
  private String read(FileChannel content, RawTar tar) throws IOException, InterruptedException {
    var sha = RawConnection.sha256();
    var chunk = new byte[BUFFER_BYTES];
    sha.update(tar.before());
    try {
      for (long left = content.size(); left > 0; ) {
        var buffer = free.take().clear();
        int length = content.read(buffer);
        if (length < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
        buffer.flip().get(0, chunk, 0, length);
        full.put(buffer);
        sha.update(chunk, 0, length);
        left -= length;
      }
    } finally {
      full.put(END);
    }
    sha.update(tar.after());
    return RawConnection.digest(sha.digest());
  }
}
