package embedded.argocd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendering.Checkout;
import rendering.Repositories;
import rendering.RepositoryException;

@Tag("unit")
class BareRepositoriesTest {
  private static final String URL = GitFixture.SERVER + "charts.git";

  @TempDir Path folder;
  private GitFixture git;
  private Repositories repositories;

  @BeforeEach
  void create() {
    git = new GitFixture(folder);
    repositories = git.repositories();
  }

  @Test
  void checksOutBranchesCommitsAndHead() throws Exception {
    var first = git.push("charts", "a/b.txt", "one");
    var second = git.push("charts", "a/b.txt", "two");

    assertEquals(second, repositories.checkout(URL, "main").commit());
    assertEquals(second, repositories.checkout(URL, "HEAD").commit());
    assertEquals(second, repositories.checkout(URL, "").commit());
    assertEquals("two", read(repositories.checkout(URL, "main")));
    assertEquals("one", read(repositories.checkout(URL, first)));
  }

  private static String read(Checkout checkout) throws IOException {
    return Files.readString(checkout.tree().resolve("a/b.txt"));
  }

  @Test
  void theSameCommitIsTheSameTree() throws Exception {
    git.push("charts", "a/b.txt", "one");

    assertEquals(repositories.checkout(URL, "main"), repositories.checkout(URL, "HEAD"));
  }

  @Test
  void failsInArgoCdsWords() {
    git.push("charts", "a/b.txt", "one");

    assertEquals(
        "failed to list refs: authentication required: Unauthorized",
        failure(GitFixture.SERVER + "none", "main"));
    assertEquals("unable to resolve 'none' to a commit SHA", failure(URL, "none"));
    assertEquals("unable to resolve 'a b' to a commit SHA", failure(URL, "a b"));
    assertEquals(
        "unable to resolve '0123456789012345678901234567890123456789' to a commit SHA",
        failure(URL, "0123456789012345678901234567890123456789"));
  }

  private String failure(String url, String revision) {
    return assertThrows(RepositoryException.class, () -> repositories.checkout(url, revision))
        .getMessage();
  }
}
