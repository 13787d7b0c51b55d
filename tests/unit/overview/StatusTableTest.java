package overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollout.Predictions;
import serving.PredictionCount;

@Tag("unit")
class StatusTableTest {
  private static final Instant START = Instant.parse("2026-11-28T09:59:12Z");

  @Test
  void predictionsAreToldWithTheTimeSinceWhenTheyAreCounted() {
    assertEquals(
        "jukebox-test: 12 predictions since its model server started, 2026-11-28T09:59:12Z",
        lastLine(made(12, 0)));
    assertEquals(
        "jukebox-test: 1 prediction and 2 failed requests since its model server started,"
            + " 2026-11-28T09:59:12Z",
        lastLine(made(1, 2)));
    assertEquals(
        "jukebox-test: no predictions since its model server started, 2026-11-28T09:59:12Z",
        lastLine(made(0, 0)));
  }

  @Test
  void whatNobodyTellsIsNotSaid() {
    var lines = StatusTable.lines(List.of(status(Optional.empty())));

    assertEquals(2, lines.size(), lines::toString);
  }

  @Test
  void programsGetTheSame() {
    assertEquals(
        "{answered=1, failed=2, since=2026-11-28T09:59:12Z}",
        StatusData.of(status(made(1, 2))).get("predictions").toString());
    assertNull(StatusData.of(status(Optional.empty())).get("predictions"));
  }

  private static String lastLine(Optional<Predictions> predictions) {
    var lines = StatusTable.lines(List.of(status(predictions)));
    return lines.get(lines.size() - 1);
  }

  private static Optional<Predictions> made(long answered, long failed) {
    return Optional.of(new Predictions(new PredictionCount(answered, failed), START));
  }

  private static ApplicationStatus status(Optional<Predictions> predictions) {
    return new ApplicationStatus(
        "jukebox",
        "test",
        new Verdict(State.SERVES, "", "", List.of()),
        Optional.of("1"),
        Optional.empty(),
        "Synced",
        "Healthy",
        1,
        1,
        predictions,
        List.of());
  }
}
