import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mistakes about where things are: options, profile and paths. They end with exit code 2. */
@Tag("commands")
class PlaceMistakesTest {

  @ParameterizedTest
  @EnumSource
  void noProfileAndNoOptions(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    desk.forgetProfile();
    desk.unset("KUBECONFIG");
    desk.cd(desk.newDirectory("elsewhere"));

    Mistake.typed(desk, command).assertMistake(2, "user name", "--user", "USER_NAME");
  }

  @ParameterizedTest
  @EnumSource
  void repositoryNotCloned(WorkshopCommand command) throws Exception {
    if (command == WorkshopCommand.CHECK_UI) {
      return; // it looks at what runs and needs no clone
    }
    var desk = CommandSeats.next();
    var missing = desk.seat().directory().resolve("not-cloned");
    desk.remember("gitops-dir", missing.toString());

    Mistake.typed(desk, command)
        .assertMistake(2, missing.toString(), "git clone https://" + gitServer(desk));
  }

  @ParameterizedTest
  @EnumSource
  void notAGitRepository(WorkshopCommand command) throws Exception {
    if (command == WorkshopCommand.CHECK_UI) {
      return;
    }
    var desk = CommandSeats.next();
    var directory = desk.newDirectory("unpacked-archive");
    Files.copy(desk.gitops("appset-test.yaml"), directory.resolve("appset-test.yaml"));
    desk.export("MLOPS_GITOPS", directory);

    Mistake.typed(desk, command)
        .assertMistake(2, directory + " is not a Git repository", "git clone https://");
  }

  @ParameterizedTest
  @EnumSource
  void profileAndRemoteNameDifferentUsers(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    var remote = desk.remote();
    desk.setRemote(remote.replace("/" + desk.user() + "/", "/somebody/"));

    Mistake.typed(desk, command)
        .assertMistake(2, desk.user() + " (profile ", "somebody (the clone's remote)", "--user");
  }

  @ParameterizedTest
  @EnumSource
  void profileAndRemoteNameDifferentDomains(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    desk.remember("cluster-domain", "apps.example.com");

    Mistake.typed(desk, command)
        .assertMistake(2, "apps.example.com (profile ", "(the clone's remote)", "--cluster-domain");
  }

  @ParameterizedTest
  @EnumSource
  void theProfileIsNotYaml(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    Files.writeString(desk.profile(), "user: [\n");

    Mistake.typed(desk, command).assertMistake(2, desk.profile().toString(), "setup-appsets");
  }

  @ParameterizedTest
  @EnumSource
  void theProfileIsAScalar(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    Files.writeString(desk.profile(), "user1\n");

    Mistake.typed(desk, command).assertMistake(2, desk.profile().toString(), "setup-appsets");
  }

  @ParameterizedTest
  @EnumSource
  void theCertificateAuthorityIsMissing(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();
    var missing = desk.seat().directory().resolve("no-such-ca.pem");
    desk.remember("ca-file", missing.toString());

    if (command == WorkshopCommand.CHECK_UI) {
      return; // it first says that there is no UI
    }
    Mistake.typed(desk, command).assertMistake(2, "ca-file", missing.toString());
  }

  @ParameterizedTest
  @EnumSource
  void anOptionThatDoesNotExist(WorkshopCommand command) throws Exception {
    var desk = CommandSeats.next();

    Mistake.typed(desk, command.script(), "--nonsense").assertMistake(2, "--nonsense", "--help");
  }

  @Test
  void anEnvironmentThatDoesNotExist() throws Exception {
    var desk = CommandSeats.next();

    Mistake.typed(desk, new DeployJukebox(), "--env", "staging")
        .assertMistake(2, "staging", "test, prod, all");
  }

  @Test
  void aCloneOfAnotherRepository() throws Exception {
    var desk = CommandSeats.next();
    Files.delete(desk.gitops("appset-prod.yaml"));

    Mistake.typed(desk, new SetupAppsets()).assertMistake(2, "appset-prod.yaml does not exist");
  }

  private static String gitServer(Desk desk) {
    return desk.seat().address().gitServer() + "/" + desk.user() + "/mlops-gitops";
  }
}
