import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One server is down while the others are up. That ends with exit code 6. */
@Tag("commands")
class ReachabilityMistakesTest {

  @Test
  void theApi() throws Exception {
    var desk = CommandSeats.copy();
    var api = desk.seat().address().api();
    var closed = "https://127.0.0.1:" + ClosedPort.number();
    desk.spoilLogin(api, closed);
    desk.remember("cluster", closed);

    Mistake.typedAs(WorkshopCommand.ALL, desk, 6, closed, "does not answer");
  }

  @Test
  void theApisNameIsUnknown() throws Exception {
    var desk = CommandSeats.copy();
    var unknown = "https://api.cluster.invalid:6443";
    desk.spoilLogin(desk.seat().address().api(), unknown);
    desk.remember("cluster", unknown);

    Mistake.typedAs(WorkshopCommand.ALL, desk, 6, unknown, "does not answer");
  }

  @Test
  void theGitServer() throws Exception {
    var desk = CommandSeats.copy();
    var domain = desk.seat().address().clusterDomain();
    var closed = "apps.localhost:" + ClosedPort.number();
    desk.setRemote(desk.remote().replace(domain, closed));
    desk.remember("cluster-domain", closed);
    desk.remember("git-server", "gitea-gitea." + closed);

    Mistake.typedAs(
        WorkshopCommand.WRITERS,
        desk,
        6,
        "gitea-gitea." + closed,
        "does not answer",
        "git remote -v");
  }

  @Test
  void theGitServersNameIsUnknown() throws Exception {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replace(desk.seat().address().gitServer(), "git.invalid"));
    desk.remember("git-server", "git.invalid");

    Mistake.typedAs(WorkshopCommand.WRITERS, desk, 6, "git.invalid", "does not answer");
  }

  @Test
  void theRegistry() throws Exception {
    var desk = CommandSeats.copy();
    var image = "localhost:" + ClosedPort.number() + "/" + desk.user() + "/jukebox";

    Mistake.typed(desk, new PackageModelcar(), desk.seat().model().toString(), "--image", image)
        .assertMistake(6, image, "does not answer");
  }

  @Test
  void theRegistrysNameIsUnknown() throws Exception {
    var desk = CommandSeats.copy();
    var image = "registry.invalid/" + desk.user() + "/jukebox";

    Mistake.typed(desk, new PackageModelcar(), desk.seat().model().toString(), "--image", image)
        .assertMistake(6, image, "does not answer");
  }

  @Test
  void theRegistryOfTheBase() throws Exception {
    var desk = CommandSeats.copy();
    var base = "localhost:" + ClosedPort.number() + "/base:1";

    Mistake.typed(
            desk,
            new PackageModelcar(),
            desk.seat().model().toString(),
            "--image",
            "quay.io/" + desk.user() + "/jukebox",
            "--base",
            base)
        .assertMistake(6, base, "does not answer");
  }
}
