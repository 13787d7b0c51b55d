import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** User, domain and clone are found without an option, wherever they are written down. */
@Tag("commands")
class WhereThingsAreTest {

  @Test
  void inTheProfile() throws Exception {
    var desk = CommandSeats.copy();
    desk.cd(desk.newDirectory("elsewhere"));

    assertFound(desk);
  }

  @Test
  void inOptionsBeforeEverythingElse() throws Exception {
    var desk = CommandSeats.copy();
    desk.remember("user", "somebody");
    desk.remember("cluster-domain", "apps.example.com");
    desk.export("USER_NAME", "somebody-else");

    var domain = desk.seat().address().clusterDomain();
    assertFound(desk, "--user", desk.user(), "--cluster-domain", domain);
  }

  @Test
  void inTheEnvironmentBeforeTheProfile() throws Exception {
    var desk = CommandSeats.copy();
    desk.remember("user", "somebody");
    desk.remember("cluster-domain", "apps.example.com");
    desk.remember("git-server", "git.example.com");
    desk.export("USER_NAME", desk.user());
    desk.export("CLUSTER_DOMAIN", desk.seat().address().clusterDomain());
    desk.export("GIT_SERVER", desk.seat().address().gitServer());

    assertFound(desk);
  }

  @Test
  void inTheRemoteOfTheClone() throws Exception {
    var desk = deskWithoutPlaces();

    assertFound(desk);
  }

  @Test
  void inAFilledAppsetOfAnEarlierLesson() throws Exception {
    var desk = deskWithoutPlaces();
    desk.setRemote(desk.bareRepository().toUri().toString());
    desk.unset("KUBECONFIG");
    desk.write(
        "appset-toolings.yaml",
        desk.read("appset-toolings.yaml")
            .replace("CLUSTER_DOMAIN", desk.seat().address().clusterDomain())
            .replace("USER_NAME", desk.user()));

    // it knows where things are, and goes on to the login
    desk.type(new SetupAppsets(), "--dry-run")
        .assertMistake(5, "not logged in", "-u " + desk.user());
  }

  @Test
  void inTheCluster() throws Exception {
    var desk = deskWithoutPlaces();
    desk.setRemote(desk.bareRepository().toUri().toString());

    desk.type(new SetupAppsets(), "--dry-run").assertDone();
  }

  @Test
  void theCloneInTheCurrentDirectory() throws Exception {
    var desk = CommandSeats.copy();
    desk.forget("gitops-dir");
    desk.cd(desk.seat().gitops());

    assertFound(desk);
  }

  @Test
  void theCloneBelowTheCurrentDirectory() throws Exception {
    var desk = CommandSeats.copy();
    desk.forget("gitops-dir");
    desk.cd(desk.seat().directory());

    assertFound(desk);
  }

  private static Desk deskWithoutPlaces() throws Exception {
    var desk = CommandSeats.copy();
    desk.forget("user");
    desk.forget("cluster-domain");
    desk.forget("git-server");
    return desk;
  }

  private static void assertFound(Desk desk, String... options) throws Exception {
    var args = new java.util.ArrayList<>(java.util.List.of(options));
    args.add("--dry-run");
    var outcome = desk.type(new SetupAppsets(), args.toArray(String[]::new)).assertDone();
    var domain = desk.seat().address().clusterDomain();
    assertTrue(outcome.err().contains("for " + desk.user() + " on " + domain), outcome.err());
    Secrets.assertNoSecret(desk, outcome);
  }
}
