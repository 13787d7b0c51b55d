package registry;

import java.nio.ByteBuffer;

/** A piece of a blob on its way from the file to the network; used again and again. */
final class Chunk {
  /** Large enough that handing it on costs little, small enough for eight of them per stream. */
  static final int BYTES = 256 * 1024;

  private final ByteBuffer bytes;

  Chunk() {
    this(BYTES);
  }

  private Chunk(int capacity) {
    this.bytes = ByteBuffer.allocateDirect(capacity).limit(0);
  }

  /** What comes after the last one. */
  static Chunk end() {
    return new Chunk(0);
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /**
   * Whether the client has sent all of it: it takes the bytes out of this very buffer, which is the
   * only sign of it that there is.
   */
  boolean isSent() {
    return !bytes.hasRemaining();
  }
}
