package gitops;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** One {@code user1/mlops-gitops} on a Git server, whichever that is. */
interface HostedRepository extends AutoCloseable {
  /** The remote with its account, as in the workshop. */
  String url();

  /** Host and port. */
  String gitServer();

  /** Where clones are made. */
  Path folder();

  /** Somebody with a clone of their own. */
  default Somebody somebody(String name) throws IOException, GitAPIException {
    return new Somebody(newClone(), folder().resolve(name), gitServer());
  }

  /** Somebody with a clone of the newest commit only, as pipelines make them. */
  default Somebody shallow(String name) throws IOException, GitAPIException {
    return new Somebody(newClone().setDepth(1), folder().resolve(name), gitServer());
  }

  private CloneCommand newClone() {
    return Git.cloneRepository().setURI(url());
  }

  @Override
  void close();
}
