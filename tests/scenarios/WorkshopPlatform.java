import embedded.seat.Outage;
import embedded.seat.PlatformPart;
import java.io.IOException;

/**
 * A platform that scenarios run on. This is all they know of it: what a participant gets from the
 * workshop, so the same scenarios run on every platform that can seat one.
 */
interface WorkshopPlatform {
  /** A participant who has done nothing yet, and whom no other test gets. */
  WorkshopParticipant newParticipant();

  /** From now on a part does not answer; it comes back when the outage is closed. */
  Outage outage(PlatformPart part, WorkshopParticipant participant) throws IOException;

  /** The participant does nothing any more; what they left in the cluster may be cleared away. */
  void leave(WorkshopParticipant participant);
}
