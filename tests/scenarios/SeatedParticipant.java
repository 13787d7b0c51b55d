import embedded.seat.Seat;
import java.util.LinkedHashMap;
import java.util.List;

/** A participant at a seat of either platform. */
final class SeatedParticipant {
  private SeatedParticipant() {}

  static WorkshopParticipant at(Seat seat) {
    var exports = new LinkedHashMap<>(seat.exports());
    exports.put("JUKEBOX_CACHE", seat.directory().resolve("cache").toString());
    return new WorkshopParticipant(
        seat.participant().name(),
        seat.address().clusterDomain(),
        seat.address().gitServer(),
        seat.gitops(),
        seat.model(),
        seat.home(),
        exports,
        List.of(seat.participant().password(), seat.participant().token()));
  }
}
