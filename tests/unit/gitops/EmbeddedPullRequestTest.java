package gitops;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The embedded platform's stand-in. */
@Tag("unit")
class EmbeddedPullRequestTest extends PullRequestContract {
  @Override
  HostedRepository start(Path folder) throws Exception {
    return new SharedRepository(folder);
  }

  @Override
  GiteaApi api(HostedRepository repository) {
    return new GiteaApi(repository.gitServer(), "user1", "pw");
  }
}
