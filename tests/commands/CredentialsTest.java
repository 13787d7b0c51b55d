import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The account for the Git server is found where git and pipelines keep it. A dry run asks the
 * server for the right to push, and ends well only with a right account.
 */
@Tag("commands")
class CredentialsTest {

  @Test
  void inTheRemote() throws Exception {
    assertMayPush(CommandSeats.copy());
  }

  @Test
  void inTheEnvironment() throws Exception {
    var desk = deskWithoutPassword();
    desk.export("GIT_USERNAME", desk.user());
    desk.export("GIT_PASSWORD", password(desk));

    assertMayPush(desk);
  }

  @Test
  void inTheEnvironmentWhereTheRemotesIsWrong() throws Exception {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replace(password(desk), "wrong-password"));
    desk.export("GIT_USERNAME", desk.user());
    desk.export("GIT_PASSWORD", password(desk));

    assertMayPush(desk);
  }

  @Test
  void inAMountedSecret() throws Exception {
    var desk = deskWithoutPassword();
    var secret = desk.newDirectory("secret");
    Files.writeString(secret.resolve("username"), desk.user() + "\n");
    Files.writeString(secret.resolve("password"), password(desk) + "\n");
    desk.export("GIT_CREDENTIALS_DIR", secret);

    assertMayPush(desk);
  }

  @Test
  void inGitsStore() throws Exception {
    var desk = deskWithoutPassword();
    Files.writeString(
        home(desk).resolve(".git-credentials"),
        "https://somebody:else@other.example.com\n" + storedUrl(desk) + "\n");

    assertMayPush(desk);
  }

  @Test
  void inNetrc() throws Exception {
    var desk = deskWithoutPassword();
    Files.writeString(
        home(desk).resolve(".netrc"),
        "machine %s login %s password %s%n"
            .formatted(host(desk).replaceFirst(":\\d+$", ""), desk.user(), password(desk)));

    assertMayPush(desk);
  }

  @Test
  void inACredentialHelperOfGit() throws Exception {
    assumeTrue(isGitInstalled(), "git is not installed, so nobody runs its credential helpers");
    var desk = deskWithoutPassword();
    var store = desk.newDirectory("elsewhere").resolve("credentials");
    Files.writeString(store, storedUrl(desk) + "\n");
    Files.writeString(
        home(desk).resolve(".gitconfig"),
        "[credential]\n\thelper = store --file=" + store.toString().replace('\\', '/') + "\n");

    assertMayPush(desk);
  }

  @Test
  void whatIsNotThisServersIsNotTaken() throws Exception {
    var desk = deskWithoutPassword();
    Files.writeString(
        home(desk).resolve(".git-credentials"),
        storedUrl(desk).replace(host(desk), "other.example.com") + "\n");

    Mistake.typed(desk, new SetupAppsets(), "--dry-run").assertMistake(5, "password");
  }

  private static void assertMayPush(Desk desk) throws Exception {
    var outcome = desk.type(new SetupAppsets(), "--dry-run").assertDone();
    Secrets.assertNoSecret(desk, outcome);
  }

  private static Desk deskWithoutPassword() throws IOException {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replaceFirst("//[^@]+@", "//"));
    return desk;
  }

  private static String password(Desk desk) {
    return desk.seat().participant().password();
  }

  private static String host(Desk desk) {
    return desk.seat().address().gitServer();
  }

  private static String storedUrl(Desk desk) {
    var password = URLEncoder.encode(password(desk), StandardCharsets.UTF_8);
    return "https://" + desk.user() + ":" + password + "@" + host(desk);
  }

  private static Path home(Desk desk) throws IOException {
    return Files.createDirectories(desk.seat().home());
  }

  private static boolean isGitInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
