import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import modelcar.SourceRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** deploy-jukebox writes to config.yaml what it was asked for, and leaves everything else alone. */
@Tag("commands")
class DeployJukeboxTest {
  private static final String TEST = JukeboxConfig.TEST;
  private static final String PROD = "model-deployments/prod/jukebox/config.yaml";
  private static final String PAGE = JukeboxConfig.PAGE;
  private static final String INTERNAL = "image-registry.openshift-image-registry.svc:5000";

  @Test
  void emptyFilesGetThePagesValues() throws Exception {
    var desk = deskWithAppsets();

    var first = desk.type(new DeployJukebox(), "-o", "json");

    var json = first.json();
    assertEquals(PAGE, desk.read(TEST));
    assertEquals(PAGE, desk.read(PROD));
    var repository = new Repository(desk);
    var message = repository.lastMessage();
    assertEquals("🐰 ADD - ApplicationSets and jukebox to deploy 🐰", firstLine(message));
    assertTrue(message.contains("\nImage-Digest: sha256:"), message);
    assertEquals(List.of(PROD, TEST), repository.lastFiles());
    assertEquals(repository.head(), repository.serverHead());
    assertTrue(first.err().contains("latest is neither traceable nor rolled out"), first.err());
    assertTrue(json.path("changed").asBoolean());
    assertEquals(repository.head(), json.path("commit").asString());
    assertEquals("oci://quay.io/rhoai-mlops/jukebox:latest", json.at("/test/model").asString());
    for (var link : List.of("commit", "Argo CD test", "dashboard prod", "model prod")) {
      assertTrue(json.path("links").path(link).asString().startsWith("http"), link);
    }

    var second = desk.type(new DeployJukebox(), "-o", "json");

    assertFalse(second.json().path("changed").asBoolean());
    assertTrue(second.err().contains("nothing to commit"), second.err());
    assertEquals(json.path("commit").asString(), repository.head());
    Secrets.assertNoSecret(desk, first, second);
  }

  @Test
  void aFilledFileKeepsEverythingThatWasNotGiven() throws Exception {
    var desk = deskWithAppsets();
    var tag = packed(desk, INTERNAL + "/" + desk.user() + "-test/jukebox");
    var before =
        """
        # 🐰 our model
        chart_path: charts/model-deployment/simple
        name: jukebox   # as the UI asks for it
        version: 1.9 # the pipeline writes this
        image_repository: %s
        image_namespace: %s-test
        canary: {weight: 10, version: "1.8"}
        feature_server_url: http://feast.example.com # the feature store's lesson
        """
            .formatted(INTERNAL, desk.user());
    desk.write(TEST, before);
    new Repository(desk).commit("Fill in the internal registry", TEST);
    var prod = desk.read(PROD);

    var outcome = desk.type(new DeployJukebox(), "--version", tag, "--env", "test").assertDone();

    assertEquals(before.replace("1.9 #", '"' + tag + "\" #"), desk.read(TEST));
    assertEquals(prod, desk.read(PROD));
    var repository = new Repository(desk);
    assertEquals("🐰 UPDATE - jukebox " + tag + " to test 🐰", firstLine(repository.lastMessage()));
    assertEquals(List.of(TEST), repository.lastFiles());
    assertFalse(outcome.out().contains("prod"), outcome.out());
    Secrets.assertNoSecret(desk, outcome);
  }

  @Test
  void otherChangesOfTheUserStayAsTheyAre() throws Exception {
    var desk = deskWithAppsets();
    var repository = new Repository(desk);
    var modified = desk.read("README.md") + "my notes\n";
    desk.write("README.md", modified);
    desk.write("staged.txt", "staged\n");
    repository.stage("staged.txt");
    desk.write("appset-toolings.yaml", desk.read("appset-toolings.yaml") + "# staged too\n");
    repository.stage("appset-toolings.yaml");
    desk.write("untracked.txt", "untracked\n");

    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    assertEquals(List.of(TEST), repository.lastFiles());
    assertEquals(modified, desk.read("README.md"));
    assertEquals(
        List.of(
            "added staged.txt",
            "changed appset-toolings.yaml",
            "modified README.md",
            "untracked untracked.txt"),
        repository.status());
  }

  @Test
  void anImageThatWasWrittenByHandIsLookedForToo() throws Exception {
    var desk = deskWithAppsets();
    desk.write(TEST, PAGE.replace("latest", "0000000000"));
    var repository = new Repository(desk);
    var head = repository.serverHead();

    var missing = desk.type(new DeployJukebox(), "--env", "test");

    missing.assertMistake(1, "rhoai-mlops/jukebox:0000000000", TEST, "does not exist");
    assertTrue(missing.err().contains("+ version: \"0000000000\""), missing.err());
    assertEquals(head, repository.serverHead());

    desk.write(TEST, PAGE + "# by hand\n");
    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    assertEquals(PAGE + "# by hand\n", desk.read(TEST));
    assertTrue(repository.lastMessage().contains("\nImage-Digest: sha256:"));
    assertEquals(repository.head(), repository.serverHead());
  }

  @Test
  void anImageInACommitThatIsNotPushedYetIsLookedForToo() throws Exception {
    var desk = deskWithAppsets();
    desk.write(TEST, PAGE.replace("latest", "0000000000"));
    var repository = new Repository(desk);
    repository.commit("Try another version", TEST);
    var head = repository.serverHead();

    desk.type(new DeployJukebox(), "--env", "test").assertMistake(1, "does not exist");

    assertEquals(head, repository.serverHead());
  }

  @Test
  void takesInWhatSomebodyElsePushedBefore() throws Exception {
    var desk = deskWithAppsets();
    SomebodyElse.of(desk).pushes("README.md", text -> text + "from somebody else\n");

    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    assertTrue(desk.read("README.md").endsWith("from somebody else\n"));
    assertEquals(new Repository(desk).head(), new Repository(desk).serverHead());
  }

  @Test
  void takesInWhatSomebodyElsePushesInBetween() throws Exception {
    var desk = deskWithAppsets();
    var somebody = SomebodyElse.of(desk);
    desk.whenPrinted("$ git push", () -> somebody.pushes("race.txt", text -> "first\n"));

    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    var repository = new Repository(desk);
    assertEquals("first\n", desk.read("race.txt"));
    assertEquals(PAGE, desk.read(TEST));
    assertEquals(List.of(TEST), repository.lastFiles());
    assertEquals("Somebody else changes race.txt", repository.log().get(1).getFullMessage());
    assertEquals(repository.head(), repository.serverHead());
  }

  @Test
  void unpushedCommitsOfTheUserGoAlong() throws Exception {
    var desk = deskWithAppsets();
    var repository = new Repository(desk);
    desk.write("notes.txt", "mine\n");
    repository.commit("Keep my notes", "notes.txt");
    var mine = repository.head();

    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    assertEquals(mine, repository.log().get(1).name());
    assertEquals(repository.head(), repository.serverHead());
  }

  @Test
  void branchesThatBothMovedOnAreNotMixed() throws Exception {
    var desk = deskWithAppsets();
    desk.write("notes.txt", "mine\n");
    new Repository(desk).commit("Keep my notes", "notes.txt");
    SomebodyElse.of(desk).pushes("README.md", text -> text + "from somebody else\n");
    var head = new Repository(desk).head();

    var outcome = desk.type(new DeployJukebox(), "--env", "test");

    outcome.assertMistake(1, "main", "both moved on", "git pull --rebase");
    assertEquals(head, new Repository(desk).head());
  }

  @Test
  void aRefusedPushLeavesEverythingAsItWas() throws Exception {
    var desk = deskWithAppsets();
    // the server cannot move the branch, as where it is protected
    var lock = desk.bareRepository().resolve("refs").resolve("heads").resolve("main.lock");
    Files.createDirectories(lock.getParent());
    Files.createFile(lock);

    assertNothingIsCommitted(desk, 5, "refused the push to main");

    Files.delete(lock);
    desk.type(new DeployJukebox(), "--env", "test").assertDone();
  }

  @Test
  void aGitAtWorkInTheCloneIsNotDisturbed() throws Exception {
    var desk = deskWithAppsets();
    var lock = desk.gitops(".git").resolve("index.lock");
    Files.createFile(lock);

    assertNothingIsCommitted(desk, 1, "index.lock", "git -C");

    Files.delete(lock);
    desk.type(new DeployJukebox(), "--env", "test").assertDone();
  }

  @Test
  void ownChangesInTheWayOfWhatSomebodyElsePushedAreNamed() throws Exception {
    var desk = deskWithAppsets();
    desk.write("README.md", "my own\n");
    SomebodyElse.of(desk).pushes("README.md", text -> text + "from somebody else\n");
    var head = new Repository(desk).head();

    var outcome = desk.type(new DeployJukebox(), "--env", "test");

    outcome.assertMistake(1, "your uncommitted changes", "README.md", "run this again");
    assertEquals(head, new Repository(desk).head());
    assertEquals("my own\n", desk.read("README.md"));
  }

  @Test
  void aMissingGitIdentityIsTheParticipant() throws Exception {
    var desk = deskWithAppsets();
    var repository = new Repository(desk);
    repository.forgetIdentity();

    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    var author = repository.log().get(0).getAuthorIdent();
    assertEquals(desk.user(), author.getName());
    assertEquals(desk.user() + "@gitea-gitea.apps.localhost", author.getEmailAddress());
  }

  @Test
  void ownWordsAreTheMessage() throws Exception {
    var desk = deskWithAppsets();

    desk.type(new DeployJukebox(), "--env", "test", "--message", "My first model").assertDone();

    assertEquals("My first model", firstLine(new Repository(desk).lastMessage()));
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    var desk = deskWithAppsets();
    var before = Footprint.of(desk);

    var outcome = desk.type(new DeployJukebox(), "--dry-run").assertDone();

    assertTrue(outcome.err().contains("+ version: \"latest\""), outcome.err());
    assertTrue(outcome.err().contains("dry run: nothing was changed"), outcome.err());
    assertEquals(List.of(), before.differences(Footprint.of(desk)));
  }

  @Test
  void aDryRunDoesNotEvenMoveTheBranch() throws Exception {
    var desk = deskWithAppsets();
    SomebodyElse.of(desk).pushes(TEST, text -> PAGE.replace("latest", "theirs"));
    var head = new Repository(desk).head();

    var outcome =
        desk.type(new DeployJukebox(), "--env", "test", "--version", "latest", "--dry-run");

    assertTrue(outcome.assertDone().err().contains("+ version: \"latest\""), outcome.err());
    assertEquals(head, new Repository(desk).head());
    assertEquals("---\n", desk.read(TEST));
  }

  @Test
  void theSameKeyChangedByOthersInBetweenIsShown() throws Exception {
    var desk = deskWithAppsets();
    var somebody = SomebodyElse.of(desk);
    var theirs = PAGE.replace("quay.io", "quay.example.com");
    desk.whenPrinted("$ git push", () -> somebody.pushes(TEST, text -> theirs));

    assertNothingIsCommitted(desk, 4, TEST, "image_repository is quay.example.com by them");
  }

  private static void assertNothingIsCommitted(Desk desk, int exitCode, String... words)
      throws Exception {
    var repository = new Repository(desk);
    var head = repository.head();

    var outcome = desk.type(new DeployJukebox(), "--env", "test");

    outcome.assertMistake(exitCode, words);
    assertEquals(head, repository.head());
    assertEquals("---\n", desk.read(TEST));
    assertEquals(List.of(), repository.status());
    Secrets.assertNoSecret(desk, outcome);
  }

  private static String packed(Desk desk, String image) throws Exception {
    desk.type(new PackageModelcar(), desk.seat().model().toString(), "--image", image).assertDone();
    return SourceRepository.commitHolding(desk.seat().model()).tag();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static Desk deskWithAppsets() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    return desk;
  }
}
