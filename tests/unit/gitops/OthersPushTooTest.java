package gitops;

import static gitops.SharedRepository.CONFIG;
import static gitops.SharedRepository.FILLED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Others push between our look at the server and our push; whatever they changed survives. */
@Tag("unit")
@Timeout(60)
class OthersPushTooTest {
  @TempDir Path folder;
  private SharedRepository repository;
  private Somebody me;
  private Somebody other;

  @BeforeEach
  void start() throws Exception {
    repository = new SharedRepository(folder);
    me = repository.somebody("me");
    other = repository.somebody("other");
  }

  @AfterEach
  void stop() {
    repository.close();
  }

  @Test
  void otherKeysOfTheSameFileBothSurvive() throws Exception {
    try (var gitops = me.open()) {
      other.push(CONFIG, text -> text.replace("rhoai-mlops", "them # moved") + "canary: {}\n");

      Somebody.push(gitops, CONFIG, FILLED.replace("1.0", "1.1"));
    }

    var both = FILLED.replace("1.0", "1.1").replace("rhoai-mlops", "them # moved");
    assertEquals(both + "canary: {}\n", repository.text(CONFIG));
    assertEquals(both + "canary: {}\n", me.read(CONFIG));
    assertEquals(3, repository.log().size());
  }

  // side by side in the file: Git would call this a conflict
  @Test
  void bothAddAKeyAtTheSamePlace() throws Exception {
    try (var gitops = me.open()) {
      other.push(CONFIG, text -> text + "canary: 10\n");

      Somebody.push(gitops, CONFIG, FILLED + "autoscaling: true\n");
    }

    assertEquals(FILLED + "canary: 10\nautoscaling: true\n", repository.text(CONFIG));
  }

  @Test
  void theSameKeyIsShownAndNotOverwritten() throws Exception {
    try (var gitops = me.open()) {
      other.push(CONFIG, text -> text.replace("1.0", "theirs"));
      var before = filesOf(me.clone);
      var head = repository.log().get(0);

      var failure =
          assertThrows(
              Failure.class, () -> Somebody.push(gitops, CONFIG, FILLED.replace("1.0", "ours")));

      assertEquals(ExitCode.REFUSED, failure.exitCode());
      assertTrue(
          failure.getMessage().contains(CONFIG + ": version is theirs by them, ours by you"),
          failure.getMessage());
      var after = filesOf(me.clone);
      assertEquals(before.keySet(), after.keySet());
      before.forEach((name, content) -> assertEquals(content, after.get(name), name));
      assertEquals(head, repository.log().get(0));
    }

    me.push(CONFIG, text -> text.replace("theirs", "ours"));
    assertEquals(FILLED.replace("1.0", "ours"), repository.text(CONFIG));
  }

  @Test
  void theSameValueByBothIsThereAlready() throws Exception {
    try (var gitops = me.open()) {
      other.push(CONFIG, text -> text.replace("1.0", "same"));

      var pushed = Somebody.push(gitops, CONFIG, FILLED.replace("1.0", "same"));

      assertTrue(pushed.alreadyThere());
      assertEquals(2, repository.log().size());
      assertEquals(FILLED.replace("1.0", "same"), me.read(CONFIG));
    }
  }

  @Test
  void aKeyThatTheyRemovedIsNotBroughtBack() throws Exception {
    try (var gitops = me.open()) {
      other.push(CONFIG, text -> text.replaceFirst("version:.*\n", ""));

      var failure =
          assertThrows(
              Failure.class, () -> Somebody.push(gitops, CONFIG, FILLED.replace("1.0", "ours")));

      assertTrue(failure.getMessage().contains("version is removed by them"), failure.toString());
    }
  }

  @Test
  void filesThatAreNoConfigAreMergedLineByLine() throws Exception {
    var readme = "README.md";
    try (var gitops = me.open()) {
      other.push(readme, text -> "Theirs\n" + text);

      Somebody.push(gitops, readme, gitops.files().text(readme) + "ours\n");
    }

    assertTrue(repository.text(readme).startsWith("Theirs\n"));
    assertTrue(repository.text(readme).endsWith("ours\n"));
  }

  @Test
  void myUncommittedChangeOfTheFileGoesAlongWithTheirs() throws Exception {
    me.write(CONFIG, FILLED.replace("# our model", "# my model"));
    other.push(CONFIG, text -> text + "canary: 10\n");

    me.push(CONFIG, text -> text.replace("1.0", "1.1"));

    var all = FILLED.replace("# our model", "# my model").replace("1.0", "1.1");
    assertEquals(all + "canary: 10\n", repository.text(CONFIG));
    assertEquals(all + "canary: 10\n", me.read(CONFIG));
  }

  private static Map<String, String> filesOf(Path clone) throws Exception {
    var files = new TreeMap<String, String>();
    try (var walk = Files.walk(clone)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        var name = clone.relativize(file).toString().replace('\\', '/');
        // what a look at the server brings is no change
        if (!List.of(".git/FETCH_HEAD", ".git/refs/remotes/origin/main").contains(name)
            && !name.startsWith(".git/objects/")
            && !name.startsWith(".git/logs/refs/remotes/")) {
          files.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }
}
