package gitops;

import static gitops.SharedRepository.CONFIG;
import static gitops.SharedRepository.FILLED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each state that a clone can be in is handled, or named before anything is done. */
@Tag("unit")
@Timeout(60)
class StateOfTheCloneTest {
  @TempDir Path folder;
  private SharedRepository repository;
  private Somebody me;

  @BeforeEach
  void start() throws Exception {
    repository = new SharedRepository(folder);
    me = repository.somebody("me");
  }

  @AfterEach
  void stop() {
    repository.close();
  }

  @Test
  void aBranchThatTheServerDoesNotHaveIsNoServerThatIsAway() throws Exception {
    try (var git = me.git()) {
      git.checkout().setCreateBranch(true).setName("feature").call();
    }
    try (var gitops = me.opened()) {
      var failure = assertThrows(Failure.class, gitops::readServer);

      assertEquals(ExitCode.FAILED, failure.exitCode());
      assertTrue(failure.getMessage().endsWith(" has no branch feature"), failure.getMessage());
      assertEquals("git push -u origin feature", failure.next());
    }
  }

  @Test
  void whatIsStagedOrHalfFinishedElsewhereStaysAsItIs() throws Exception {
    var other = repository.somebody("other");
    other.push("appset-prod.yaml", text -> text + "# theirs\n");
    me.write("README.md", "half a sentence");
    me.write("staged.txt", "staged");
    me.write("untracked.txt", "untracked");
    try (var git = me.git()) {
      git.add().addFilepattern("staged.txt").call();
      git.rm().addFilepattern("toolings/welcome/config.yaml").call();
    }

    me.push(CONFIG, text -> text.replace("1.0", "1.1"));

    try (var git = me.git()) {
      var status = git.status().call();
      assertEquals(Set.of("README.md"), status.getModified());
      assertEquals(Set.of("staged.txt"), status.getAdded());
      assertEquals(Set.of("toolings/welcome/config.yaml"), status.getRemoved());
      assertEquals(Set.of("untracked.txt"), status.getUntracked());
      assertEquals(Set.of(), status.getChanged());
      assertEquals(Set.of(), status.getMissing());
    }
    assertTrue(me.read("appset-prod.yaml").endsWith("# theirs\n"));
    assertEquals(FILLED.replace("1.0", "1.1"), me.read(CONFIG));
  }

  @Test
  void whatOthersDeletedIsDeletedHereToo() throws Exception {
    var other = repository.somebody("other");
    try (var git = other.git()) {
      git.rm().addFilepattern("README.md").call();
      git.commit().setMessage("Delete it").setSign(false).call();
      git.push().setRemote(repository.bare().toUri().toString()).call();
    }

    me.push(CONFIG, text -> text.replace("1.0", "1.1"));

    assertFalse(Files.exists(me.clone.resolve("README.md")));
    try (var git = me.git()) {
      assertTrue(git.status().call().isClean());
    }
  }

  @Test
  void lookingAtTheServerMovesNothing() throws Exception {
    var head = head();
    repository.somebody("other").push(CONFIG, text -> text.replace("1.0", "1.1"));

    try (var gitops = me.open()) {
      assertEquals(FILLED.replace("1.0", "1.1"), gitops.files().text(CONFIG));
    }

    assertEquals(head, head());
    assertEquals(FILLED, me.read(CONFIG));
  }

  @Test
  void anotherBranchThanArgoCdReads() throws Exception {
    try (var git = me.git()) {
      git.checkout().setCreateBranch(true).setName("feature").call();
    }

    assertNamed(ExitCode.FAILED, "has the branch feature checked out, but Argo CD reads main");
  }

  @ParameterizedTest
  @CsvSource({
    "MERGE_HEAD, Merg",
    "rebase-merge, ebas",
    "rebase-apply/rebasing, ebas",
    "CHERRY_PICK_HEAD, Merg",
    "BISECT_LOG, Bisect"
  })
  void somethingIsNotFinished(String fileOrFolder, String word) throws Exception {
    var git = me.clone.resolve(".git");
    if (fileOrFolder.endsWith("_HEAD") || fileOrFolder.endsWith("_LOG")) {
      Files.writeString(git.resolve(fileOrFolder), head() + "\n");
    } else {
      Files.createDirectories(git.resolve(fileOrFolder));
    }

    assertNamed(ExitCode.REFUSED, "not finished in " + me.clone.toString(), word);
  }

  @Test
  void noRemote() throws Exception {
    try (var git = me.git()) {
      git.remoteRemove().setRemoteName("origin").call();
    }

    assertNamed(ExitCode.USAGE, "no remote to push to");
  }

  @Test
  void theOnlyRemoteCountsWhateverItsName() throws Exception {
    try (var git = me.git()) {
      rename(git, "origin", "gitea");
      git.getRepository().getConfig().unsetSection("branch", "main");
      git.getRepository().getConfig().save();
    }

    me.push(CONFIG, text -> text.replace("1.0", "1.1"));

    assertEquals(FILLED.replace("1.0", "1.1"), repository.text(CONFIG));
  }

  @Test
  void theRemoteOfTheBranchCountsWhereThereAreSeveral() throws Exception {
    try (var git = me.git()) {
      rename(git, "origin", "gitea");
      var config = git.getRepository().getConfig();
      config.setString("remote", "backup", "url", "http://127.0.0.1:1/nowhere");
      config.unsetSection("branch", "main");
      config.save();
    }
    assertNamed(ExitCode.USAGE, "several remotes", "gitea", "backup");

    try (var git = me.git()) {
      git.getRepository().getConfig().setString("branch", "main", "remote", "gitea");
      git.getRepository().getConfig().save();
    }
    me.push(CONFIG, text -> text.replace("1.0", "1.1"));

    assertEquals(FILLED.replace("1.0", "1.1"), repository.text(CONFIG));
  }

  private static void rename(Git git, String before, String after) throws Exception {
    var config = git.getRepository().getConfig();
    var url = config.getString("remote", before, "url");
    config.unsetSection("remote", before);
    config.setString("remote", after, "url", url);
    config.setString("remote", after, "fetch", "+refs/heads/*:refs/remotes/" + after + "/*");
    config.setString("branch", "main", "remote", after);
    config.save();
  }

  @Test
  void aRemoteOverSsh() throws Exception {
    try (var git = me.git()) {
      git.getRepository().getConfig().setString("remote", "origin", "url", "git@x:user1/g.git");
      git.getRepository().getConfig().save();
    }

    assertNamed(ExitCode.USAGE, "is not an http or https address");
  }

  @Test
  void aShallowClone() throws Exception {
    repository.somebody("other").push(CONFIG, text -> text + "canary: {}\n");
    var shallow = repository.shallow("shallow");
    assertTrue(Files.exists(shallow.clone.resolve(".git/shallow")), "this is a full clone");

    repository.somebody("third").push(CONFIG, text -> text + "search_as_default: true\n");
    shallow.push(CONFIG, text -> text.replace("1.0", "1.1"));

    assertEquals(
        FILLED.replace("1.0", "1.1") + "canary: {}\nsearch_as_default: true\n",
        repository.text(CONFIG));
    assertEquals(4, repository.log().size());
  }

  @Test
  void ownCommitsThatAreNotPushedGoAlongAndAreNamed() throws Exception {
    me.write("notes.txt", "mine\n");
    try (var git = me.git()) {
      git.add().addFilepattern("notes.txt").call();
      git.commit().setMessage("Keep my notes").setSign(false).call();
    }

    me.push(CONFIG, text -> text.replace("1.0", "1.1"));

    assertEquals("mine\n", repository.text("notes.txt"));
    assertTrue(me.messages().contains("go along: Keep my notes"), me.messages());
  }

  @Test
  void theServerProtectsTheBranch() throws Exception {
    repository.server().protect("user1", "mlops-gitops", "main");
    var head = head();

    var failure =
        assertThrows(Failure.class, () -> me.push(CONFIG, text -> text.replace("1.0", "1.1")));

    assertEquals(ExitCode.ACCESS_DENIED, failure.exitCode());
    assertTrue(failure.getMessage().contains("protected branch main"), failure.getMessage());
    assertEquals(head, head());
    assertEquals(FILLED, me.read(CONFIG));
  }

  private void assertNamed(int exitCode, String... words) {
    var failure = assertThrows(Failure.class, () -> me.open().close());
    assertEquals(exitCode, failure.exitCode(), failure.toString());
    for (var word : words) {
      assertTrue(failure.getMessage().contains(word), failure.getMessage());
    }
    assertFalse(failure.next().isEmpty());
  }

  private String head() throws Exception {
    try (var git = me.git()) {
      return git.getRepository().resolve("HEAD").name();
    }
  }
}
