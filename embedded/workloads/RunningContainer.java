package embedded.workloads;

import java.net.URI;
import java.util.Optional;

/** A program that has been started in a container. */
public interface RunningContainer extends AutoCloseable {
  /** A program without a server. */
  RunningContainer IDLE = () -> {};

  /** Where its server listens; empty for programs that are none. */
  default Optional<URI> address() {
    return Optional.empty();
  }

  /** A server that listens at this address until it is closed. */
  static RunningContainer server(URI address, Runnable stop) {
    return new RunningContainer() {
      @Override
      public Optional<URI> address() {
        return Optional.of(address);
      }

      @Override
      public void close() {
        stop.run();
      }
    };
  }

  /** Stops it. */
  @Override
  void close();
}
