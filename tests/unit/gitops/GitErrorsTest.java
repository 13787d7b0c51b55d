package gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.jgit.errors.TransportException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class GitErrorsTest {
  private static final String URL = "https://git/me/mlops-gitops";

  private static final TransportException REFUSED =
      new TransportException("https://me:secret@git/me/mlops-gitops: not authorized");

  @Test
  void whoMayNotReadHearsNothingOfAPush() {
    var failure = GitErrors.reading(URL, REFUSED);

    assertEquals(
        "the Git server does not let you read " + URL + ": wrong or missing password",
        failure.getMessage());
    assertEquals(5, failure.exitCode());
  }

  @Test
  void whoMayNotPushHearsThat() {
    assertEquals(
        "the Git server does not let you push to " + URL + ": wrong or missing password",
        GitErrors.pushing(URL, REFUSED).getMessage());
  }
}
