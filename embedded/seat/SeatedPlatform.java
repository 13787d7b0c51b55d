package embedded.seat;

import java.io.IOException;
import java.util.List;

/** A platform with prepared places for participants, whatever it is made of. */
public interface SeatedPlatform extends AutoCloseable {
  /** Where it is. */
  PlatformAddress address();

  /** All seats, in the order of the participants. */
  List<Seat> seats();

  @Override
  void close() throws IOException;
}
