package embedded.seat;

import java.io.IOException;

/**
 * A part of the platform that does not answer. It ends when it is closed: the part comes back then.
 */
public interface Outage extends AutoCloseable {
  @Override
  void close() throws IOException;
}
