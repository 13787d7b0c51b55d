import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gitops.AppsetFile;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All is well, and each of the things that steps stand on is broken once. */
@Tag("commands")
class DoctorTest {
  private static final List<String> CHECKS =
      List.of(
          "where things are",
          "cluster",
          "identity and token",
          "connect-to",
          "clone of mlops-gitops",
          "Git identity",
          "Git remote readable",
          "Git remote writable",
          "placeholders",
          "namespaces",
          "rights",
          "Argo CD",
          "registry",
          "base image");

  /** What the doctor said, with its exit code. */
  private record Said(Outcome outcome, JsonNode json) {
    JsonNode check(String name) {
      return json.path("checks")
          .valueStream()
          .filter(it -> it.path("name").asString().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no check " + name));
    }

    String outcome(String name) {
      return check(name).path("outcome").asString();
    }

    Said is(String name, String expected, String... words) {
      assertEquals(expected, outcome(name), outcome::toString);
      var said = check(name).path("sentence").asString() + check(name).path("next");
      for (var word : words) {
        assertTrue(said.contains(word), () -> "no '" + word + "' in " + said);
      }
      assertEquals(
          expected.equals("broken") || expected.equals("suspicious"),
          !check(name).path("next").isNull(),
          () -> "a next step exactly where one is needed: " + check(name));
      return this;
    }

    Said endsWith(int exitCode) {
      assertEquals(exitCode, outcome.exitCode(), outcome::toString);
      return this;
    }
  }

  private static Said examine(Desk desk) throws Exception {
    var outcome = Mistake.typed(desk, new Doctor(), "-o", "json");
    assertFalse(outcome.err().contains("Exception"), outcome::toString);
    assertFalse(outcome.err().contains("unexpected"), outcome::toString);
    var said = new Said(outcome, outcome.data());
    var names = said.json().path("checks").valueStream().map(it -> it.path("name").asString());
    assertEquals(CHECKS, names.toList(), "each check is told, whatever fails");
    return said;
  }

  @Test
  void allIsWell() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();

    var said = examine(desk).endsWith(0);

    CHECKS.forEach(it -> said.is(it, "fine"));
    assertTrue(said.json().path("healthy").asBoolean());
    var lines = said.outcome().err().lines().filter(it -> it.contains("✓")).count();
    assertEquals(CHECKS.size(), lines, said.outcome()::toString);
  }

  @Test
  void nothingIsThere() throws Exception {
    var desk = CommandSeats.copy();
    desk.forgetProfile();
    desk.unset("KUBECONFIG");
    desk.cd(desk.newDirectory("empty"));

    examine(desk)
        .endsWith(2)
        .is("where things are", "broken", "the user name is not known", "--user")
        .is("cluster", "broken", "not logged in", "oc login")
        .is("identity and token", "notChecked")
        .is("Git remote readable", "notChecked")
        .is("registry", "notChecked");
  }

  @Test
  void theProfileIsBroken() throws Exception {
    var desk = CommandSeats.copy();
    Files.writeString(desk.profile(), "user: [");

    examine(desk).endsWith(2).is("where things are", "broken", "the profile", "cannot be read");
  }

  @Test
  void theTokenIsRefused() throws Exception {
    var desk = CommandSeats.copy();
    desk.spoilLogin(desk.seat().participant().token(), "sha256~expired");

    examine(desk)
        .is("cluster", "fine")
        .is("identity and token", "broken", "does not accept your login", "oc login --server=")
        .is("namespaces", "notChecked", "identity and token")
        .is("Git remote writable", "fine")
        .endsWith(5);
  }

  @Test
  void theTokenHasExpired() throws Exception {
    var desk = CommandSeats.copy();
    desk.spoilLogin(desk.seat().participant().token(), token(Instant.EPOCH.plusSeconds(60)));

    examine(desk)
        .is("identity and token", "broken", "expired at 1970-01-01T00:01:00Z", "oc login")
        .endsWith(5);
  }

  private static String token(Instant end) {
    var claims = "{\"exp\": " + end.getEpochSecond() + "}";
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
  }

  @Test
  void somebodyElseIsLoggedIn() throws Exception {
    var desk = CommandSeats.copy();
    var neighbour = CommandSeats.next();
    desk.export("KUBECONFIG", neighbour.login());

    examine(desk)
        .is("identity and token", "broken", "logged in as " + neighbour.user(), desk.user())
        .endsWith(5);
  }

  @Test
  void theClusterIsAway() throws Exception {
    var desk = CommandSeats.copy();
    var closed = "https://127.0.0.1:" + ClosedPort.number();
    desk.spoilLogin(desk.seat().address().api(), closed);
    desk.remember("cluster", closed);

    examine(desk)
        .endsWith(6)
        .is("cluster", "broken", closed, "does not answer")
        .is("rights", "notChecked")
        .is("registry", "fine");
  }

  @Test
  void connectToLeadsNowhere() throws Exception {
    var desk = CommandSeats.copy();
    connectTo(desk, "nowhere.invalid");

    examine(desk)
        .endsWith(6)
        .is("connect-to", "broken", "its name is not known", "connect-to and ca-file")
        .is("Git remote readable", "broken", "does not answer");
  }

  @Test
  void connectToIsNoHost() throws Exception {
    var desk = CommandSeats.copy();
    connectTo(desk, "https://127.0.0.1");

    examine(desk).is("connect-to", "broken", "https://127.0.0.1", "is not just a host");
  }

  private static void connectTo(Desk desk, String address) throws Exception {
    Files.writeString(
        desk.profile(),
        Files.readString(desk.profile()) + "connect-to:\n  '*.localhost': '" + address + "'\n");
  }

  @Test
  void thereIsNoClone() throws Exception {
    var desk = CommandSeats.copy();
    desk.remember("gitops-dir", desk.newDirectory("empty").toString());

    examine(desk)
        .endsWith(2)
        .is("clone of mlops-gitops", "broken", "is not a Git repository", "git clone")
        .is("placeholders", "notChecked");
  }

  @Test
  void theGitServerIsAway() throws Exception {
    var desk = CommandSeats.copy();
    var domain = desk.seat().address().clusterDomain();
    desk.setRemote(desk.remote().replace(domain, "apps.localhost:" + ClosedPort.number()));
    desk.remember("git-server", desk.seat().address().gitServer());
    desk.export("USER_NAME", desk.user());
    desk.export("CLUSTER_DOMAIN", domain);

    examine(desk)
        .endsWith(6)
        .is("Git remote readable", "broken", "does not answer", "git remote -v")
        .is("Git remote writable", "notChecked");
  }

  @Test
  void theRepositoryDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replace("/mlops-gitops", "/mlops-none"));

    examine(desk).is("Git remote readable", "broken", "does not exist, or you may not see it");
  }

  @Test
  void thePasswordIsWrong() throws Exception {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replace(desk.seat().participant().password(), "wrong-password"));

    var said =
        examine(desk)
            .endsWith(5)
            .is("Git remote readable", "broken", "does not let you read", "GIT_PASSWORD")
            .is("Git remote writable", "notChecked");

    assertFalse(said.outcome().toString().contains("wrong-password"));
  }

  // reading is open to everybody on the workshop's Git server
  @Test
  void thePasswordIsMissing() throws Exception {
    var desk = CommandSeats.copy();
    desk.setRemote(desk.remote().replaceFirst("//[^@]+@", "//"));

    examine(desk)
        .endsWith(5)
        .is("Git remote readable", "fine")
        .is("Git remote writable", "broken", "does not let you push", "GIT_PASSWORD");
  }

  @Test
  void nobodyIsTheAuthor() throws Exception {
    var desk = CommandSeats.copy();
    desk.export("GIT_CONFIG_NOSYSTEM", "1");
    try (var git = Git.open(desk.seat().gitops().toFile())) {
      var config = git.getRepository().getConfig();
      config.unsetSection("user", null);
      config.save();
    }

    examine(desk).is("Git identity", "suspicious", "commit as " + desk.user() + " <");
  }

  @Test
  void thePlaceholdersAreLeft() throws Exception {
    examine(CommandSeats.copy())
        .endsWith(1)
        .is(
            "placeholders",
            "broken",
            "CLUSTER_DOMAIN and USER_NAME still stand in appset-test.yaml, appset-prod.yaml",
            "setup-appsets")
        .is("Argo CD", "suspicious", "no ApplicationSet jukebox-test-appset", "setup-appsets");
  }

  @Test
  void thePlaceholdersAreFilledForSomebodyElse() throws Exception {
    var desk = CommandSeats.next();
    var somebodyElse = SomebodyElse.of(desk);
    somebodyElse.pushes("appset-test.yaml", DoctorTest::filledWrongly);
    somebodyElse.pushes("appset-prod.yaml", DoctorTest::filledWrongly);

    examine(desk).is("placeholders", "broken", "filled for somebody else", "setup-appsets");
  }

  private static String filledWrongly(String text) {
    return text.replace("CLUSTER_DOMAIN", "apps.example.com").replace("USER_NAME", "nobody");
  }

  @Test
  void theNamespacesAreMissing() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      cluster.createNamespace(desk.user() + "-test");

      var said =
          examine(desk)
              .is("identity and token", "fine")
              .is("namespaces", "broken", desk.user() + "-toolings", desk.user() + "-prod")
              .is("Argo CD", "notChecked");

      var sentence = said.check("namespaces").path("sentence").asString();
      assertFalse(sentence.contains(desk.user() + "-test"), sentence);
    }
  }

  /** Kubernetes does not tell participants whether somebody else's namespace exists. */
  @Test
  void theNamespacesMayNotBeSeen() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = withNamespaces(desk)) {
      var prod = desk.user() + "-prod";
      cluster.forbid("/namespaces/" + prod, desk.user() + " cannot get " + prod);

      var said =
          examine(desk)
              .endsWith(1)
              .is("namespaces", "broken", "or not yours: " + prod, "check the user name");

      assertFalse(said.outcome().toString().contains("does not allow"), said.outcome()::toString);
    }
  }

  @Test
  void theRightsAreMissing() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = withNamespaces(desk)) {
      cluster.allowNothing();

      examine(desk)
          .is(
              "rights",
              "broken",
              desk.user() + " may not create applicationsets in " + desk.user() + "-toolings",
              "list pods in " + desk.user() + "-prod",
              "instructor");
    }
  }

  @Test
  void argoCdMakesNoApplications() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = withNamespaces(desk)) {
      applyAppsets(desk, cluster);

      examine(desk).is("Argo CD", "broken", "have made no Application", "instructor");
    }
  }

  @Test
  void anEvictedPodOfArgoCdIsReplaced() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = withNamespaces(desk)) {
      applyAppsets(desk, cluster);
      var pods = new ArgoCdPods(desk, cluster);
      pods.evicted("argocd-repo-server-1");

      examine(desk).is("Argo CD", "broken", "its pod argocd-repo-server-1 is not ready");

      pods.ready("argocd-repo-server-2");

      examine(desk).is("Argo CD", "broken", "have made no Application");
    }
  }

  @Test
  void argoCdMayNotBeSeen() throws Exception {
    var desk = CommandSeats.copy();
    try (var cluster = withNamespaces(desk)) {
      cluster.forbid("/applicationsets", desk.user() + " cannot list applicationsets");

      examine(desk).is("Argo CD", "broken", "cannot list applicationsets", "instructor");
    }
  }

  private static OtherCluster withNamespaces(Desk desk) throws Exception {
    var cluster = OtherCluster.thatKnows(desk.user());
    cluster.logIn(desk);
    for (var name : List.of("toolings", "test", "prod")) {
      cluster.createNamespace(desk.user() + "-" + name);
    }
    return cluster;
  }

  /** The ApplicationSets are there, and no controller that would do something about them. */
  private static void applyAppsets(Desk desk, OtherCluster cluster) throws Exception {
    try (var client = cluster.client(desk.newDirectory("appsets"))) {
      for (var environment : List.of("test", "prod")) {
        var name = AppsetFile.nameFor(environment);
        for (var document : new AppsetFile(name, desk.read(name)).documents()) {
          var object = JsonMapper.shared().convertValue(document, GenericKubernetesResource.class);
          object.getMetadata().setNamespace(desk.user() + "-toolings");
          client.resource(object).create();
        }
      }
    }
  }

  @Test
  void theRegistryIsAway() throws Exception {
    var desk = CommandSeats.copy();
    var closed = "localhost:" + ClosedPort.number();
    var registry = desk.seat().address().registry();
    Desk.replace(desk.profile(), "quay.io: " + registry, "quay.io: " + closed);

    examine(desk).is("registry", "broken", closed, "does not answer").is("base image", "fine");
  }

  @Test
  void theRegistryDoesNotTakeTheAccount() throws Exception {
    var desk = CommandSeats.copy();
    var config = desk.seat().dockerConfig().resolve("config.json");
    var auth = Base64.getEncoder().encodeToString("user1:wrong".getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        config,
        Files.readString(config).replaceAll("\"auth\": \"[^\"]+\"", "\"auth\": \"" + auth + '"'));

    examine(desk).is("registry", "broken", "does not accept an account from", "podman login");
  }

  @Test
  void theBaseImageIsMissing() throws Exception {
    var desk = CommandSeats.copy();
    desk.remember("base-image", "registry.access.redhat.com/ubi9/none:1");

    examine(desk).is("base image", "broken", "has no image", "ubi9/none:1");
  }
}
