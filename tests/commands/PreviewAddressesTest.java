import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A config.yaml may name any server: preview asks it, and tells it nothing. */
@Tag("commands")
class PreviewAddressesTest {
  private static final String TEST = JukeboxConfig.TEST;
  private static final String PAGE = JukeboxConfig.PAGE;

  @Test
  void theEnvironmentsAccountIsForTheRemotesServerOnly() throws Exception {
    var desk = CommandSeats.copy();
    desk.export("GIT_USERNAME", desk.user());
    desk.export("GIT_PASSWORD", password(desk));

    assertTellsNothing(desk);
  }

  @Test
  void aMountedAccountIsForTheRemotesServerOnly() throws Exception {
    var desk = CommandSeats.copy();
    var secret = desk.newDirectory("secret");
    Files.writeString(secret.resolve("username"), desk.user() + "\n");
    Files.writeString(secret.resolve("password"), password(desk) + "\n");
    desk.export("GIT_CREDENTIALS_DIR", secret);

    assertTellsNothing(desk);
  }

  private static void assertTellsNothing(Desk desk) throws Exception {
    try (var server = new CuriousServer()) {
      desk.write(TEST, charts("http://" + server.authority() + "/somebody/charts.git"));

      var outcome = previewed(desk).assertDone();

      assertTrue(outcome.out().contains("jukebox-test: not rendered: "), outcome.out());
      assertFalse(server.asked().isEmpty(), "nobody has asked");
      assertEquals(List.of(), server.accounts());
    }
  }

  @Test
  void anAccountThatIsStoredForTheServerIsTaken() throws Exception {
    var desk = CommandSeats.copy();
    desk.export("GIT_PASSWORD", password(desk));
    try (var server = new CuriousServer()) {
      var home = Files.createDirectories(desk.seat().home());
      Files.writeString(
          home.resolve(".git-credentials"),
          "https://not:this@" + server.authority() + "\nhttp://me:mine@" + server.authority());
      desk.write(TEST, charts("http://" + server.authority() + "/somebody/charts.git"));

      previewed(desk).assertDone();

      assertEquals(List.of("me:mine"), server.accounts());
    }
  }

  @Test
  void theEnvironmentsAccountIsGoodForTheWholeServer() throws Exception {
    var desk = CommandSeats.copy();
    var remote = desk.remote().replaceFirst("://[^@]+@", "://");
    desk.setRemote(remote);
    desk.export("GIT_USERNAME", desk.user());
    desk.export("GIT_PASSWORD", password(desk));
    desk.write(TEST, charts(remote.replace("mlops-gitops", "nowhere")));

    var outcome = previewed(desk);

    // only who may ask hears that
    assertTrue(outcome.error().contains("repository does not exist"), outcome::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://u:s3cret@127.0.0.1/a b",
        "https://u:s3cret@127.0.0.1/{x}/charts",
        "https://u:s3cret@127.0.0.1:99999/me/charts",
        "https://u:s3cret@127.0.0.1:port/me/charts",
        "https://u:s3cret@127.0.0.1",
        "https://u:p@s3cret@127.0.0.1:1/me/charts",
        "https://s3cret@/me/charts",
        "http://u:s3cret@host_name.invalid:1/me/charts",
        "http://u:s3cret@host_name.invalid:99999/me/charts",
        "ssh://u:s3cret@127.0.0.1:1/me/charts",
        "git+ssh://u:s3cret@127.0.0.1/me/charts",
        "u:s3cret@127.0.0.1:me/charts"
      })
  void anAddressThatCannotBeAskedIsNamedWithoutItsAccount(String url) throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, charts(url));

    var outcome = previewed(desk).assertDone();

    assertTrue(outcome.out().contains("jukebox-test: not rendered: "), outcome.out());
    assertTrue(outcome.out().contains("jukebox-ui-test: "), outcome.out());
    assertFalse(outcome.toString().contains("s3cret"), outcome::toString);
    var json = previewed(desk, "-o", "json").assertDone();
    assertFalse(json.toString().contains("s3cret"), json::toString);
  }

  @Test
  void offlineEvenTheClusterIsNotAskedWhoWeAre() throws Exception {
    var desk = CommandSeats.copy();
    desk.forget("user");
    desk.forget("cluster-domain");
    desk.forget("git-server");
    desk.setRemote(desk.bareRepository().toUri().toString());
    try (var api = RequestCounter.beforeApi(desk)) {
      previewed(desk, "--offline").assertMistake(2, "the user name is not known", "--user");

      assertEquals(List.of(), api.requests());
    }
  }

  private static String charts(String url) {
    return PAGE + "repo_url: \"" + url + "\"\n";
  }

  private static String password(Desk desk) {
    return desk.seat().participant().password();
  }

  private static Outcome previewed(Desk desk, String... options) throws Exception {
    var args = new ArrayList<>(List.of("--env", "test"));
    args.addAll(List.of(options));
    return Mistake.typed(desk, new Preview(), args.toArray(String[]::new));
  }
}
