import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sandbox --repos DIR} as people start it. */
@Tag("commands")
class ReposProcessTest {
  @TempDir Path folder;

  @Test
  void theTourRunsOnOtherRepositories() throws Exception {
    var repositories = OtherRepositories.copyTo(folder.resolve("repositories"));
    var seat = new CatalogSeat(folder.resolve("home"), repositories, Map.of());
    var registered = seat.register();
    assertEquals(0, registered.exitCode(), registered.err());

    // as a relative path: the directory counts that the person is in
    var tour = seat.run("sandbox", "--repos", ".", "--tour", "--exit");

    assertEquals(0, tour.exitCode(), tour.err());
    assertTrue(tour.err().contains("the prediction is the one"), tour.err());
  }

  @Test
  void aDirectoryThatDoesNotExistIsOneSentence() throws Exception {
    var seat = new CatalogSeat(folder.resolve("home"), folder, Map.of());
    seat.register();

    var refused = seat.run("sandbox", "--repos", "nowhere", "--tour", "--exit");

    assertEquals(2, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("nowhere does not exist"), refused.err());
  }
}
