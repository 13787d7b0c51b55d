package registry;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How a request under way is watched.
 *
 * @param moved says how far its body is: while that changes, something happens
 * @param silence how long nothing may happen from now on
 */
record Watch(LongSupplier moved, Supplier<Duration> silence) {

  /** For requests whose bodies are small. */
  static Watch forAnswer(Duration silence) {
    return new Watch(() -> 0, () -> silence);
  }
}
