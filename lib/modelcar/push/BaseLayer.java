package modelcar.push;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import registry.Digest;
import registry.Repository;
import registry.StalledException;

/**
 * A layer of the base that is passed on from its registry to another one without being kept. When
 * that breaks off, it knows on which of the two sides.
 */
final class BaseLayer implements Repository.Source {
  private final Repository repository;
  private final Digest digest;
  private volatile IOException failure;
  private volatile boolean waiting;

  BaseLayer(Repository repository, Digest digest) {
    this.repository = repository;
    this.digest = digest;
  }

  @Override
  public ReadableByteChannel open() throws IOException, InterruptedException {
    failure = null;
    waiting = false;
    try {
      return new Remembering(repository.open(digest));
    } catch (IOException failed) {
      failure = failed;
      throw failed;
    }
  }

  /** What sending it ended in, as a {@link BaseImageException} where the base is the reason. */
  IOException onTheRightSide(IOException ended) {
    for (Throwable cause = ended; cause != null; cause = cause.getCause()) {
      if (cause == failure) {
        return new BaseImageException(ended);
      }
    }
    // the registry that is pushed to did nothing, because it got nothing
    return ended instanceof StalledException && waiting
        ? new BaseImageException(new IOException("nothing came any more"))
        : ended;
  }

  /** The content, and what reading it ended with. */
  private final class Remembering implements ReadableByteChannel {
    private final ReadableByteChannel content;

    Remembering(ReadableByteChannel content) {
      this.content = content;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
      waiting = true;
      try {
        int read = content.read(buffer);
        waiting = false;
        return read;
      } catch (IOException failed) {
        failure = failed;
        throw failed;
      }
    }

    @Override
    public boolean isOpen() {
      return content.isOpen();
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }
}
