import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.PlatformOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every alias once from its start to its end, as a process of its own in the clone's directory. The
 * environment holds what the sandbox tells people to export, and no option says more.
 */
@Tag("commands")
class AliasRunTest {
  @TempDir static Path home;
  private static EmbeddedWorkshop workshop;
  private static WorkshopParticipant user;
  private static CatalogSeat seat;

  @BeforeAll
  static void sitDown() throws IOException {
    workshop = EmbeddedWorkshop.start(PlatformOptions.temporary());
    user = workshop.newParticipant();
    seat = new CatalogSeat(home, user.gitops(), user.exports());
    var registered = seat.register();
    assertEquals(0, registered.exitCode(), registered.err());
  }

  @AfterAll
  static void leave() {
    if (workshop != null) {
      workshop.close();
    }
  }

  @Test
  void thePageRunsAliasByAlias() {
    var image = "quay.io/" + user.name() + "/jukebox";

    assertTrue(succeeds("setup-appsets").err().contains("applied appset-test.yaml"));
    succeeds("package-modelcar", user.model().toString(), "--image", image);
    assertTrue(succeeds("deploy-jukebox").out().contains("See it:"));
    assertTrue(succeeds("deploy-ui").out().contains("See it:"));
    assertTrue(succeeds("check-ui").out().contains("test: "));

    assertFalse(json("setup-appsets").path("changed").asBoolean(true));
    var tag = json("package-modelcar", user.model().toString(), "--image", image).path("tag");
    assertEquals(10, tag.asString().length());
    assertFalse(json("deploy-jukebox").path("changed").asBoolean(true));
    assertFalse(json("deploy-ui").path("changed").asBoolean(true));
    assertTrue(json("check-ui").has("prod"));
  }

  @Test
  void theSandboxRunsTheWholeTourByItself() {
    var tour = new CatalogSeat(home, home, Map.of()).run("sandbox", "--tour", "--exit");

    assertEquals(0, tour.exitCode(), tour.err());
    assertTrue(tour.out().contains("$ jbang check-ui@catalog"), tour.out());
  }

  private static Jbang.Finished succeeds(String alias, String... arguments) {
    var finished = seat.run(alias, arguments);
    assertEquals(0, finished.exitCode(), finished.err());
    for (var secret : user.secrets()) {
      assertFalse((finished.out() + finished.err()).contains(secret), alias + " prints a secret");
    }
    return finished;
  }

  /** What a program reads of it; nothing else may be on stdout. */
  private static JsonNode json(String alias, String... arguments) {
    var line = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, line, 0, arguments.length);
    line[arguments.length] = "-o";
    line[arguments.length + 1] = "json";
    var out = succeeds(alias, line).out();
    try {
      return JsonMapper.shared().readTree(out);
    } catch (JacksonException notData) {
      throw new AssertionError("not only data on stdout of " + alias + ":\n" + out, notData);
    }
  }
}
