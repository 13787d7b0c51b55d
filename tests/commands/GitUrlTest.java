import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A pipeline in an empty pod: no clone, no profile of a person, no home, an account in the
 * environment.
 */
@Tag("commands")
class GitUrlTest {
  private static final String TEST = "model-deployments/test/jukebox/config.yaml";

  @Test
  void deploysFromATemporaryCloneAndLeavesNothingBehind() throws Exception {
    var desk = deskWithAppsets();
    var mine = Footprint.of(desk).files();
    var temporary = emptyPod(desk);
    desk.whenPrinted(
        "» Write the model's values",
        () -> assertTrue(Files.exists(only(temporary).resolve(".git/shallow")), "not shallow"));

    var outcome =
        desk.type(new DeployJukebox(), "--git-url", url(desk), "--env", "test", "-o", "json");

    var commit = outcome.json().path("commit").asString();
    assertEquals(new Repository(desk).serverHead(), commit);
    assertEquals(
        "oci://quay.io/rhoai-mlops/jukebox:latest",
        outcome.json().at("/test/model").asString(),
        outcome::toString);
    assertEquals(List.of(), filesIn(temporary));
    assertEquals(mine, Footprint.of(desk).files());
    assertEquals("---\n", desk.read(TEST));
    Secrets.assertNoSecret(desk, outcome);

    var ui = desk.type(new DeployUi(), "--git-url", url(desk), "--env", "test", "-o", "json");

    assertTrue(ui.json().path("changed").asBoolean());
    assertEquals(List.of(), filesIn(temporary));
  }

  @Test
  void aMountedSecretIsAnAccount() throws Exception {
    var desk = deskWithAppsets();
    emptyPod(desk);
    desk.unset("GIT_USERNAME");
    desk.unset("GIT_PASSWORD");
    var secret = desk.newDirectory("secret");
    Files.writeString(secret.resolve("username"), desk.user());
    Files.writeString(secret.resolve("password"), desk.seat().participant().password() + "\n");
    desk.export("GIT_CREDENTIALS_DIR", secret);

    desk.type(new DeployJukebox(), "--git-url", url(desk), "--env", "test", "--dry-run")
        .assertDone();
  }

  @Test
  void aWrongAddressIsOneSentence() throws Exception {
    var desk = CommandSeats.copy();
    var temporary = emptyPod(desk);

    desk.type(new DeployJukebox(), "--git-url", url(desk) + "-none")
        .assertMistake(1, "mlops-gitops-none does not exist");
    desk.type(new DeployUi(), "--git-url", "https://127.0.0.1:1/user1/mlops-gitops.git")
        .assertMistake(6, "https://127.0.0.1:1", "does not answer");

    assertEquals(List.of(), filesIn(temporary));
  }

  @Test
  void aCloneAndAnAddressExcludeEachOther() throws Exception {
    var desk = CommandSeats.copy();
    var temporary = emptyPod(desk);

    desk.type(new DeployJukebox(), "--git-url", url(desk), "--gitops-dir", ".")
        .assertMistake(2, "--git-url", "--gitops-dir");

    assertEquals(List.of(), filesIn(temporary));
  }

  private static String url(Desk desk) {
    return "https://" + desk.seat().address().gitServer() + "/" + desk.user() + "/mlops-gitops";
  }

  /** Only what a pod has: an account, and where the platform's own certificate authority is. */
  private static Path emptyPod(Desk desk) throws IOException {
    var mounted = desk.newDirectory("mounted");
    var kept = List.of("ca-file", "mirrors", "connect-to", "  ");
    Files.writeString(
        mounted.resolve("profile.yaml"),
        String.join(
            "\n",
            Files.readAllLines(desk.profile()).stream()
                .filter(line -> kept.stream().anyMatch(line::startsWith))
                .toList()));
    desk.export("JUKEBOX_HOME", mounted);
    desk.export("HOME", "/");
    desk.export("GIT_USERNAME", desk.user());
    desk.export("GIT_PASSWORD", desk.seat().participant().password());
    var temporary = desk.newDirectory("temporary");
    desk.export("TMPDIR", temporary);
    desk.cd(desk.newDirectory("empty"));
    return temporary;
  }

  private static Path only(Path folder) throws IOException {
    return filesIn(folder).get(0);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Desk deskWithAppsets() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    return desk;
  }
}
