package rendering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bare repositories are that URLs in Applications stand for. */
@FunctionalInterface
public interface RepositoryFolders {
  /**
   * The repository's folder.
   *
   * @return empty if there is none
   * @throws IOException with what a Git client says, when the Git server does not answer
   */
  Optional<Path> of(String url) throws IOException;
}
