package embedded.seat;

import java.io.IOException;
import java.util.List;

/** A platform with prepared places for participants, whatever it is made of. */
public interface SeatedPlatform extends AutoCloseable {
  /** Where it is. */
  PlatformAddress address();

  /** All seats, in the order of the participants. */
  List<Seat> seats();

  /**
   * From now on a part does not answer, as if its machine were gone.
   *
   * @param user whose Argo CD is meant; the others are everybody's
   */
  Outage outage(PlatformPart part, String user) throws IOException;

  @Override
  void close() throws IOException;
}
