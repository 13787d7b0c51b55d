import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Looks for a participant's password and token where they must not be. */
final class PlantedSecrets {
  private final WorkshopParticipant participant;

  PlantedSecrets(WorkshopParticipant participant) {
    this.participant = participant;
  }

  /** Neither in what was printed, nor in the profile, nor in any commit of the clone. */
  void assertNone(String printed) throws IOException, GitAPIException {
    assertNoSecret("what was printed", printed);
    var profile = Path.of(participant.exports().get("JUKEBOX_HOME"), "profile.yaml");
    assertNoSecret("the profile", Files.readString(profile));
    try (var git = Git.open(participant.gitops().toFile())) {
      for (var commit : git.log().all().call()) {
        assertNoneIn(git.getRepository(), commit);
      }
    }
  }

  private void assertNoneIn(Repository repository, RevCommit commit) throws IOException {
    var where = "commit " + commit.name();
    assertNoSecret(where, commit.getFullMessage());
    assertNoSecret(where, commit.getAuthorIdent() + " " + commit.getCommitterIdent());
    try (var files = new TreeWalk(repository)) {
      files.addTree(commit.getTree());
      files.setRecursive(true);
      while (files.next()) {
        var content = repository.open(files.getObjectId(0)).getBytes();
        assertNoSecret(
            where + ", " + files.getPathString(), new String(content, StandardCharsets.UTF_8));
      }
    }
  }

  private void assertNoSecret(String where, String text) {
    for (var secret : participant.secrets()) {
      assertFalse(text.contains(secret), () -> "a secret of " + participant + " is in " + where);
    }
  }
}
