package embedded.content;

import java.io.IOException;
import java.nio.file.Path;

/** A Git server on which repositories can be made for participants. */
public interface RepositoryServer {
  /**
   * Makes a repository from a working tree unless it is there.
   *
   * @param message of the commit, where the working tree has no history of its own
   */
  void create(String owner, String name, Path workingTree, String message) throws IOException;
}
