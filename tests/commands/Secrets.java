import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * Looks for the participant's password and token wherever they must not be. The seat's clone
 * carries the password in its remote, so a command that derives anything from there is found out.
 */
final class Secrets {
  private Secrets() {}

  /** Neither is in what was printed, in the profile, or in anything that was ever committed. */
  static void assertNoSecret(Desk desk, Outcome... outcomes) throws IOException, GitAPIException {
    var participant = desk.seat().participant();
    for (var secret : List.of(participant.password(), participant.token())) {
      everything(desk, outcomes)
          .forEach((place, text) -> assertFalse(text.contains(secret), "a secret is in " + place));
    }
  }

  private static Map<String, String> everything(Desk desk, Outcome... outcomes)
      throws IOException, GitAPIException {
    var texts = new LinkedHashMap<String, String>();
    for (var outcome : outcomes) {
      texts.put("stdout of " + outcome.exitCode() + "\n" + outcome.out(), outcome.out());
      texts.put("stderr of " + outcome.exitCode() + "\n" + outcome.err(), outcome.err());
    }
    if (Files.exists(desk.profile())) {
      texts.put("the profile", Files.readString(desk.profile()));
    }
    if (Files.exists(desk.gitops(".git"))) {
      addCommits(desk, texts);
    }
    return texts;
  }

  private static void addCommits(Desk desk, Map<String, String> texts)
      throws IOException, GitAPIException {
    var repository = new Repository(desk);
    for (var commit : repository.log()) {
      var name = "commit " + commit.abbreviate(10).name();
      texts.put("the message of " + name, commit.getFullMessage());
      texts.put("the author of " + name, commit.getAuthorIdent().toExternalString());
      texts.put("the committer of " + name, commit.getCommitterIdent().toExternalString());
      repository.files(commit).forEach((path, text) -> texts.put(path + " of " + name, text));
    }
  }
}
