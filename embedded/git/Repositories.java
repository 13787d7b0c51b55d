package embedded.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The bare repositories in {@code <root>/<owner>/<repo>.git}. */
final class Repositories {
  private final Path root;

  Repositories(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Where the repository is or would be. */
  Path folder(RepositoryName name) {
    return root.resolve(name.owner()).resolve(name.repo() + ".git");
  }

  Optional<Path> existing(RepositoryName name) {
    return Optional.of(folder(name)).filter(Files::isDirectory);
  }

  /** Opened anew for each request: cheap, and never behind what another process or thread wrote. */
  Optional<Repository> open(RepositoryName name) throws IOException {
    var folder = existing(name);
    return folder.isEmpty() ? Optional.empty() : Optional.of(open(folder.get()));
  }

  static Repository open(Path folder) throws IOException {
    return new FileRepositoryBuilder().setGitDir(folder.toFile()).setMustExist(true).build();
  }
}
