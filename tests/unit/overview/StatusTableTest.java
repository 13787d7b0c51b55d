package overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import console.Failure;
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

  /** The version before may well serve; and a file on the server is mended by a push. */
  @Test
  void whatDoesNotServeIsWhatGitAsksFor() {
    var broken = Verdict.brokenConfig(Failure.content("config.yaml is not YAML", "run it again"));

    var lines = StatusTable.lines(List.of(status(broken, Optional.empty())));

    assertEquals(
        List.of(
            "jukebox-test does not serve what Git asks for: config.yaml is not YAML",
            "  next: mend it in your clone, then git commit and git push"),
        lines.subList(2, lines.size()));
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
    return status(new Verdict(State.SERVES, "", "", List.of()), predictions);
  }

  private static ApplicationStatus status(Verdict verdict, Optional<Predictions> predictions) {
    return new ApplicationStatus(
        "jukebox",
        "test",
        verdict,
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
