import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes about where things are: options, profile and paths. They end with exit code 2. */
@Tag("commands")
class PlaceMistakesTest {

  @Test
  void noProfileAndNoOptions() throws Exception {
    var desk = CommandSeats.copy();
    desk.forgetProfile();
    desk.unset("KUBECONFIG");
    desk.cd(desk.newDirectory("elsewhere"));

    Mistake.typedAs(WorkshopCommand.ALL, desk, 2, "user name", "--user", "USER_NAME");
  }

  @Test
  void repositoryNotCloned() throws Exception {
    var desk = CommandSeats.copy();
    var missing = desk.seat().directory().resolve("not-cloned");
    desk.remember("gitops-dir", missing.toString());

    Mistake.typedAs(
        WorkshopCommand.WRITERS,
        desk,
        2,
        missing.toString(),
        "git clone https://" + gitServer(desk));
  }

  @Test
  void notAGitRepository() throws Exception {
    var desk = CommandSeats.copy();
    var directory = desk.newDirectory("unpacked-archive");
    Files.copy(desk.gitops("appset-test.yaml"), directory.resolve("appset-test.yaml"));
    desk.export("MLOPS_GITOPS", directory);

    Mistake.typedAs(
        WorkshopCommand.WRITERS,
        desk,
        2,
        directory + " is not a Git repository",
        "git clone https://");
  }

  @Test
  void profileAndRemoteNameDifferentUsers() throws Exception {
    var desk = CommandSeats.copy();
    var remote = desk.remote();
    desk.setRemote(remote.replace("/" + desk.user() + "/", "/somebody/"));

    Mistake.typedAs(
        WorkshopCommand.ALL,
        desk,
        2,
        desk.user() + " (profile ",
        "somebody (the clone's remote)",
        "--user");
  }

  @Test
  void profileAndRemoteNameDifferentDomains() throws Exception {
    var desk = CommandSeats.copy();
    desk.remember("cluster-domain", "apps.example.com");

    Mistake.typedAs(
        WorkshopCommand.ALL,
        desk,
        2,
        "apps.example.com (profile ",
        "(the clone's remote)",
        "--cluster-domain");
  }

  @Test
  void theProfileIsNotYaml() throws Exception {
    var desk = CommandSeats.copy();
    Files.writeString(desk.profile(), "user: [\n");

    Mistake.typedAs(
        WorkshopCommand.ALL, desk, 2, desk.profile().toString(), "not YAML", "setup-appsets");
  }

  @Test
  void theProfileIsAScalar() throws Exception {
    var desk = CommandSeats.copy();
    Files.writeString(desk.profile(), "user1\n");

    Mistake.typedAs(WorkshopCommand.ALL, desk, 2, desk.profile().toString(), "setup-appsets");
  }

  @Test
  void theCertificateAuthorityIsMissing() throws Exception {
    var desk = CommandSeats.copy();
    var missing = desk.seat().directory().resolve("no-such-ca.pem");
    desk.remember("ca-file", missing.toString());

    Mistake.typedAs(WorkshopCommand.WRITERS, desk, 2, missing.toString(), "does not exist");
  }

  @Test
  void anOptionThatDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();

    for (var command : WorkshopCommand.ALL) {
      Mistake.typed(desk, command.script(), "--nonsense").assertMistake(2, "--nonsense", "--help");
    }
  }

  @Test
  void anEnvironmentThatDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(desk, new DeployJukebox(), "--env", "staging")
        .assertMistake(2, "staging", "test, prod, all");
  }

  @Test
  void aCloneOfAnotherRepository() throws Exception {
    var desk = CommandSeats.copy();
    Files.delete(desk.gitops("appset-prod.yaml"));

    Mistake.typed(desk, new SetupAppsets()).assertMistake(2, "appset-prod.yaml does not exist");
  }

  private static String gitServer(Desk desk) {
    return desk.seat().address().gitServer() + "/" + desk.user() + "/mlops-gitops";
  }
}
