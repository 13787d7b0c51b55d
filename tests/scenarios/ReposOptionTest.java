import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.PlatformOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sandbox --repos}: the five scripts on somebody's own repositories. */
@Tag("embedded")
@Timeout(180)
class ReposOptionTest {
  @TempDir Path folder;

  @Test
  void theScriptsCopeWithOtherRepositoriesOfTheWorkshopsShape() throws Exception {
    var repositories = OtherRepositories.copyTo(folder.resolve("repositories"));
    var options = PlatformOptions.temporary().withRepositories(repositories);
    try (var workshop = EmbeddedWorkshop.start(options)) {
      var user = workshop.newParticipant();
      var terminal = new Terminal(user);

      terminal.doThePage();

      try (var cluster = new ClusterView(user)) {
        var deployment = cluster.object("apps/v1", "Deployment", "test", "jukebox-ui");
        assertEquals("ui", deployment.get("spec", "template", "spec", "containers", 0, "name"));
        assertEquals(
            "model-deployment-0.3.1",
            cluster.inferenceService("prod").getMetadata().getLabels().get("helm.sh/chart"));
        assertTrue(
            cluster
                .object(
                    "argoproj.io/v1alpha1", "ApplicationSet", "toolings", "monitoring-test-appset")
                .toString()
                .contains("ErrorOccurred"));
      }
      KnownAnswer.VERSION_1.assertMade(terminal.predictThroughUi("prod"));
      theFileIsFilledAndOtherwiseAsItWas(user, repositories);
      theHistoryIsTheirs(user);
      terminal.type(new SetupAppsets()).succeeds().says("nothing to commit");
      new PlantedSecrets(user).assertNone(terminal.transcript());
    }
  }

  private static void theFileIsFilledAndOtherwiseAsItWas(
      WorkshopParticipant user, Path repositories) throws Exception {
    var before = Files.readString(repositories.resolve("mlops-gitops/appset-test.yaml"));
    var after = Files.readString(user.gitops().resolve("appset-test.yaml"));
    // the first line is a comment, which sed would have filled too
    var comment = before.lines().findFirst().orElseThrow();
    assertEquals(comment, after.lines().findFirst().orElseThrow());
    assertEquals(
        before
            .substring(comment.length())
            .replace("CLUSTER_DOMAIN", user.clusterDomain())
            .replace("USER_NAME", user.name()),
        after.substring(comment.length()));
  }

  private static void theHistoryIsTheirs(WorkshopParticipant user) throws Exception {
    try (var git = Git.open(user.gitops().toFile())) {
      assertEquals("main", git.getRepository().getBranch());
      var messages = new ArrayList<String>();
      git.log().call().forEach(commit -> messages.add(commit.getShortMessage()));
      assertEquals(
          List.of("Go on", "Begin"), messages.subList(messages.size() - 2, messages.size()));
    }
    assertTrue(
        Files.exists(user.gitops().resolve(".ci/lint.yaml")), "hidden files are content too");
    assertFalse(Files.exists(user.gitops().resolve("lesson-notes")));
  }
}
