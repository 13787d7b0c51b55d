package overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gitops.GitCommit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import serving.RunningImage;

@Tag("unit")
class TraceTest {
  private static final String DIGEST = "sha256:" + "46f9".repeat(16);

  @Test
  void aTagIsAModelCommitOnlyWhereItCanBeOne() {
    assertEquals(
        Optional.of("7ee442b6ae"), Trace.commitIn("localhost:5000/user1/jukebox:7ee442b6ae"));
    assertEquals(Optional.empty(), Trace.commitIn("quay.io/user1/jukebox:latest"));
    assertEquals(Optional.empty(), Trace.commitIn("localhost:5000/user1/jukebox"));
  }

  @Test
  void aCommitThatNamesAnotherDigestIsNoticed() {
    var other = "sha256:" + "0".repeat(64);
    assertEquals(Optional.empty(), trace("Image-Digest: " + DIGEST).otherDigest());
    assertEquals(Optional.of(other), trace("Image-Digest: " + other).otherDigest());
    assertEquals(Optional.empty(), trace("no trailer").otherDigest());
  }

  /** An index's digest and that of a manifest in it differ, too, and no tag was moved then. */
  @Test
  void whatADigestThatDiffersMeansIsLeftOpen() {
    var lines = TraceText.lines(status(trace("Image-Digest: sha256:" + "0".repeat(64))));

    var last = lines.get(lines.size() - 1);
    assertTrue(last.contains("the commit names another digest: sha256:000"), last);
    assertTrue(last.contains("may have been moved, or the image is an index"), last);
  }

  private static ApplicationStatus status(Trace trace) {
    return new ApplicationStatus(
        "jukebox",
        "test",
        new Verdict(State.SERVES, "", "", List.of()),
        Optional.empty(),
        trace.commit(),
        "Synced",
        "Healthy",
        1,
        2,
        Optional.empty(),
        List.of(trace));
  }

  @Test
  void keysOfTheJsonStayInTheirOrder() {
    var data = StatusData.withTrace(status(trace("no trailer")));

    assertEquals("{ready=1, total=2}", data.get("pods").toString());
    assertTrue(data.containsKey("next"));
    assertNull(data.get("next"));
  }

  private static Trace trace(String trailer) {
    var running = new RunningImage("pod", "modelcar", "image", Optional.of(DIGEST));
    var commit = new GitCommit("id", "me", "me@example.com", Instant.EPOCH, "x\n\n" + trailer);
    return new Trace(running, Optional.empty(), Optional.of(commit), Optional.empty());
  }
}
