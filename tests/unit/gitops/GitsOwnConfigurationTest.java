package gitops;

import static gitops.SharedRepository.CONFIG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commits are as git's own configuration would make them, or the difference is said. */
@Tag("unit")
@Timeout(60)
class GitsOwnConfigurationTest {
  @TempDir Path folder;
  private SharedRepository repository;
  private Somebody me;

  @BeforeEach
  void start() throws Exception {
    repository = new SharedRepository(folder);
    me = repository.somebody("me");
    me.environment.remove("GIT_AUTHOR_NAME");
  }

  @AfterEach
  void stop() {
    repository.close();
  }

  private RevCommit commit() throws Exception {
    me.push(CONFIG, text -> text.replace("1.0", "1.1"));
    return repository.log().get(0);
  }

  @Test
  void nobodySaidWhoTheyAre() throws Exception {
    var author = commit().getAuthorIdent();

    assertEquals(
        "user1 <user1@127.0.0.1>", author.getName() + " <" + author.getEmailAddress() + ">");
  }

  @Test
  void theUsersConfigurationSaysIt() throws Exception {
    Files.writeString(me.home.resolve("more"), "[user]\n  email = included@example.com\n");
    Files.writeString(
        me.home.resolve(".gitconfig"), "[user]\n  name = Home\n[include]\n  path = more\n");

    var commit = commit();

    assertEquals("Home", commit.getAuthorIdent().getName());
    assertEquals("included@example.com", commit.getCommitterIdent().getEmailAddress());
  }

  @Test
  void theRepositorySaysItBeforeTheUser() throws Exception {
    Files.writeString(me.home.resolve(".gitconfig"), "[user]\n  name = Home\n");
    try (var git = me.git()) {
      git.getRepository().getConfig().setString("user", null, "name", "Clone");
      git.getRepository().getConfig().save();
    }

    assertEquals("Clone", commit().getAuthorIdent().getName());
  }

  @Test
  void theEnvironmentSaysItBeforeAll() throws Exception {
    Files.writeString(me.home.resolve(".gitconfig"), "[user]\n  name = Home\n");
    me.environment.put("GIT_AUTHOR_NAME", "Author");
    me.environment.put("GIT_AUTHOR_EMAIL", "author@example.com");
    me.environment.put("GIT_AUTHOR_DATE", "1700000000 +0900");
    me.environment.put("GIT_COMMITTER_EMAIL", "committer@example.com");

    var commit = commit();

    var author = commit.getAuthorIdent();
    assertEquals("Author", author.getName());
    assertEquals("author@example.com", author.getEmailAddress());
    assertEquals(1_700_000_000L, author.getWhenAsInstant().getEpochSecond());
    assertEquals("+09:00", author.getZoneOffset().getId());
    assertEquals("Home", commit.getCommitterIdent().getName());
    assertEquals("committer@example.com", commit.getCommitterIdent().getEmailAddress());
  }

  @Test
  void whatIsNotFollowedIsSaid() throws Exception {
    Files.writeString(
        me.home.resolve(".gitconfig"),
        "[commit]\n  gpgsign = yes\n[includeIf \"gitdir:/work/\"]\n  path = work\n");

    commit();

    assertTrue(me.messages().contains("commit.gpgSign is set, but this commit is not signed"));
    assertTrue(me.messages().contains("includeIf"), me.messages());
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "hooks are shell scripts there, too, but git brings the shell")
  void aCommitMsgHookChangesTheMessage() throws Exception {
    hook("commit-msg", "echo 'Signed-off-by: me' >> \"$1\"");

    assertTrue(commit().getFullMessage().endsWith("\nSigned-off-by: me\n"));
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "hooks are shell scripts there, too, but git brings the shell")
  void aHookMayRefuse() throws Exception {
    for (var hook : new String[] {"commit-msg", "pre-push"}) {
      hook(hook, "echo not on a Friday >&2; exit 1");

      var failure = assertThrows(Failure.class, this::commit);

      assertEquals(ExitCode.REFUSED, failure.exitCode(), failure.toString());
      assertTrue(failure.getMessage().contains("your hook " + hook), failure.getMessage());
      assertTrue(me.messages().contains("not on a Friday"), me.messages());
      assertEquals(1, repository.log().size());
      Files.delete(me.clone.resolve(".git/hooks/" + hook));
    }
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "hooks are shell scripts there, too, but git brings the shell")
  void aHookThatNeedsTheIndexIsNamed() throws Exception {
    hook("pre-commit", "exit 1");

    commit();

    assertTrue(me.messages().contains("your hook pre-commit is not run"), me.messages());
  }

  private void hook(String name, String line) throws Exception {
    var file = Files.createDirectories(me.clone.resolve(".git/hooks")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
