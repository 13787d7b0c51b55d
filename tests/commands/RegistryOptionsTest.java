import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where package-modelcar finds the account for the registry, and where it pushes to. */
@Tag("commands")
class RegistryOptionsTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @Test
  void aGivenFile() throws Exception {
    var desk = CommandSeats.copy();
    var given = Files.copy(config(desk), desk.newDirectory("given").resolve("accounts.json"));
    Files.writeString(config(desk), "{}");
    packed(desk, "given-file").assertMistake(5, "no account", config(desk).toString());

    packed(desk, "given-file", "--registry-config", given.toString()).assertDone();
  }

  @Test
  void aMountedSecret() throws Exception {
    var desk = CommandSeats.copy();
    var secret = desk.newDirectory("secret");
    Files.move(config(desk), secret.resolve(".dockerconfigjson"));

    packed(desk, "mounted-secret", "--registry-config", secret.toString()).assertDone();
  }

  @Test
  void aFileThatDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();

    packed(desk, "nowhere", "--registry-config", "nowhere.json")
        .assertMistake(2, "nowhere.json", "does not exist");
  }

  @Test
  void aCredentialHelper() throws Exception {
    assumeTrue(Files.isExecutable(SHELL), "the helper of this test is a shell script");
    var desk = CommandSeats.copy();
    var participant = desk.seat().participant();
    var bin = desk.newDirectory("bin");
    var helper = bin.resolve("docker-credential-test");
    Files.writeString(
        helper,
        """
        #!/bin/sh
        echo '{"Username": "%s", "Secret": "%s"}'
        """
            .formatted(participant.name(), participant.password()));
    assertTrue(helper.toFile().setExecutable(true));
    desk.export("PATH", bin + java.io.File.pathSeparator + System.getenv("PATH"));
    Files.writeString(config(desk), "{\"credsStore\": \"test\"}");

    Secrets.assertNoSecret(desk, packed(desk, "by-helper").assertDone());
  }

  @Test
  void anAccountThatIsNotAcceptedIsNamedByItsFile() throws Exception {
    var desk = CommandSeats.copy();
    Desk.replace(
        config(desk), "\"auth\"", "\"password\": \"wrong-one\", \"username\": \"u\", \"x\"");

    var outcome = packed(desk, "wrong");

    outcome.assertMistake(5, "does not accept the account from " + config(desk));
    assertFalse(outcome.err().contains("wrong-one"), outcome.err());
  }

  @Test
  void theResultNamesTheAddressThatPodsPullFrom() throws Exception {
    var desk = CommandSeats.copy();
    var pull = "registry.internal.example:5000/" + desk.user() + "/jukebox";
    var registry = desk.seat().address().registry();

    var json = packedAs(desk, pull, "pushed-elsewhere", "--push-to", registry).json();

    assertEquals(pull + ":pushed-elsewhere", json.path("image").asString());
    assertTrue(Images.of(desk).tags().contains("pushed-elsewhere"));
  }

  @Test
  void anImageIsPushedToAnotherRepository() throws Exception {
    var desk = CommandSeats.copy();
    var pull = "registry.internal.example:5000/somewhere/else";
    var address = desk.seat().address().registry() + "/" + desk.user() + "/jukebox";

    packedAs(desk, pull, "other-repository", "--push-to", address).assertDone();

    assertTrue(Images.of(desk).tags().contains("other-repository"));
  }

  private static Path config(Desk desk) {
    return desk.seat().dockerConfig().resolve("config.json");
  }

  private static Outcome packed(Desk desk, String tag, String... more) throws Exception {
    return packedAs(desk, "quay.io/" + desk.user() + "/jukebox", tag, more);
  }

  private static Outcome packedAs(Desk desk, String image, String tag, String... more)
      throws Exception {
    var model = desk.seat().model().toString();
    var args = new ArrayList<>(List.of(model, "--image", image, "--tag", tag, "-o", "json"));
    args.addAll(List.of(more));
    return desk.type(new PackageModelcar(), args.toArray(String[]::new));
  }
}
