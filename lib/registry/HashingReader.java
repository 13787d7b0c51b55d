package registry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reads a blob ahead of those who send it, and hashes it meanwhile, on a thread of its own: each
 * byte is read once, and hashing costs no time where there is a second processor.
 */
final class HashingReader {
  private static final int CHUNKS = 8;

  /** Called often enough for Java to compile it to the processor's own instructions soon. */
  private static final int HASHED_AT_ONCE = 16 * 1024;

  private static final Chunk END = Chunk.end();

  private final Repository.Source source;
  private final long size;
  private final MessageDigest hash = Digest.newHash();
  private final byte[] plain = new byte[Chunk.BYTES];
  private final List<Chunk> chunks = new ArrayList<>();
  private final BlockingQueue<Chunk> filled = new LinkedBlockingQueue<>();
  private final Object taken = new Object();
  private final Thread thread = new Thread(this::run, "read-and-hash");
  private volatile Throwable failure;

  /**
   * @param size how many bytes the source has; fewer are an error
   */
  HashingReader(Repository.Source source, long size) {
    this.source = source;
    this.size = size;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Ends reading where nobody wants more. */
  void stop() {
    thread.interrupt();
  }

  /**
   * The next piece, to be sent before more is asked for; null at the end of the blob.
   *
   * @throws Throwable what reading ended with
   */
  Chunk next() throws Throwable {
    var chunk = filled.take();
    synchronized (taken) {
      taken.notifyAll();
    }
    if (chunk != END) {
      return chunk;
    }
    if (failure != null) {
      throw failure;
    }
    return null;
  }

  /** The digest of all that was read, which is the whole blob once it was sent. */
  Digest digest() throws InterruptedException {
    thread.join();
    return Digest.of(hash);
  }

  private void run() {
    try (var content = source.open()) {
      for (long left = size; left > 0; ) {
        var chunk = awaitFreeChunk();
        int length = fill(chunk, content, left);
        filled.add(chunk);
        hash(length);
        left -= length;
      }
    } catch (IOException | InterruptedException | RuntimeException | Error any) {
      failure = any;
    }
    filled.add(END);
  }

  private int fill(Chunk chunk, ReadableByteChannel content, long left) throws IOException {
    var bytes = chunk.bytes().clear().limit((int) Math.min(left, Chunk.BYTES));
    while (bytes.hasRemaining()) {
      if (content.read(bytes) < 0) {
        throw new EOFException(left - bytes.position() + " bytes are missing at the end");
      }
    }
    bytes.flip();
    bytes.get(0, plain, 0, bytes.limit());
    return bytes.limit();
  }

  private void hash(int length) {
    for (int offset = 0; offset < length; offset += HASHED_AT_ONCE) {
      hash.update(plain, offset, Math.min(HASHED_AT_ONCE, length - offset));
    }
  }

  private Chunk awaitFreeChunk() throws InterruptedException {
    synchronized (taken) {
      while (true) {
        for (var chunk : chunks) {
          if (chunk.isSent()) {
            return chunk;
          }
        }
        if (chunks.size() < CHUNKS) {
          var another = new Chunk();
          chunks.add(another);
          return another;
        }
        if (filled.isEmpty()) {
          return new Chunk(); // a client that copies what it sends: then none is used again
        }
        taken.wait();
      }
    }
  }
}
