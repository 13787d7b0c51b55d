import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others work on the same cluster and the same repository. */
abstract class OtherHandsScenario extends Scenario {
  private static final String TEST_CONFIG = "model-deployments/test/jukebox/config.yaml";
  private static final String README = "README.md";
  private static final String MINE = "toolings/welcome/config.yaml";

  @TempDir Path folder;

  OtherHandsScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void whatSomebodyChangesInTheClusterIsHealed() throws Exception {
    terminal.doThePage();
    var wanted = cluster.modelUri("test");
    var apps = cluster.client().apps().deployments().inNamespace(user.namespace("test"));

    cluster.edit(apps.withName("jukebox-ui").get(), OtherHandsScenario::withoutPods);
    cluster.edit(cluster.inferenceService("test"), OtherHandsScenario::withAnotherModel);
    var route = cluster.object("route.openshift.io/v1", "Route", "test", "jukebox-ui");
    cluster.client().resource(route).delete();

    Eventually.holds(() -> assertEquals(wanted, cluster.modelUri("test")));
    Eventually.holds(
        () -> assertEquals(1, apps.withName("jukebox-ui").get().getSpec().getReplicas()));
    Eventually.holds(
        () -> assertEquals(0, terminal.type(new CheckUi(), "--env", "test").exitCode()));
    KnownAnswer.VERSION_1.assertMade(terminal.predict("test"));
  }

  private static Deployment withoutPods(Deployment deployment) {
    deployment.getSpec().setReplicas(0);
    return deployment;
  }

  private static GenericKubernetesResource withAnotherModel(GenericKubernetesResource service) {
    Map<String, Object> model = service.get("spec", "predictor", "model");
    model.put("storageUri", "oci://quay.io/rhoai-mlops/jukebox:by-hand");
    return service;
  }

  @Test
  void whatAColleaguePushedIsTakenInAndMyUnfinishedWorkStays() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    Files.writeString(user.gitops().resolve(MINE), "half a sentence");
    Files.writeString(user.gitops().resolve("notes.txt"), "mine");
    var colleague = new Colleague(user, folder.resolve("colleague"));
    var theirs = colleague.edit(README, text -> text + "\nA colleague was here.\n");

    terminal.deployModel(terminal.packModel(), "--env", "test").succeeds();

    var readme = Files.readString(user.gitops().resolve(README));
    assertTrue(readme.endsWith("A colleague was here.\n"), readme);
    assertEquals("half a sentence", Files.readString(user.gitops().resolve(MINE)));
    try (var git = Git.open(user.gitops().toFile())) {
      var head = git.log().setMaxCount(1).call().iterator().next();
      assertEquals(
          theirs, head.getParent(0).name(), "ours comes on top of theirs, without a merge");
      assertEquals(List.of(MINE), List.copyOf(git.status().call().getModified()));
      assertEquals(List.of("notes.txt"), List.copyOf(git.status().call().getUntracked()));
    }
  }

  @Test
  void aColleaguesNewerVersionStays() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.deployModel(terminal.packModel(), "--env", "test").succeeds();
    Training.again(user);
    var newTag = terminal.packModel();
    new Colleague(user, folder.resolve("colleague"))
        .edit(TEST_CONFIG, text -> text.replaceAll("version: .*", "version: \"" + newTag + "\""));

    terminal.type(new DeployJukebox(), "--env", "test").succeeds().says("nothing to commit");

    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
  }

  @Test
  void twoParticipantsAtOnceDoNotGetInEachOthersWay() throws Exception {
    var other = platform.newParticipant();
    var otherTerminal = new Terminal(other);
    var both = Executors.newFixedThreadPool(2);
    try {
      for (var done : both.invokeAll(List.of(page(terminal), page(otherTerminal)))) {
        done.get();
      }
    } finally {
      both.shutdownNow();
    }

    assertTrue(cluster.modelUri("test").contains("/" + user.name() + "/"));
    try (var others = new ClusterView(other)) {
      assertTrue(others.modelUri("test").contains("/" + other.name() + "/"));
    }
    KnownAnswer.VERSION_1.assertMade(otherTerminal.predict("prod"));
    new PlantedSecrets(other).assertNone(otherTerminal.transcript());
    platform.leave(other);
  }

  private static Callable<Void> page(Terminal terminal) {
    return () -> {
      terminal.doThePage();
      return null;
    };
  }
}
