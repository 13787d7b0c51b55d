package embedded.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The repositories that each participant has on the Git server: the ones found in a directory of
 * the user's, and the built-in one for each of the workshop's three that is not there.
 */
public final class WorkshopRepositories {
  private final Map<String, Path> workingTrees = new LinkedHashMap<>();

  public WorkshopRepositories(Optional<Path> given, Path builtIn) throws IOException {
    addAll(builtIn);
    if (given.isPresent()) {
      addAll(given.get());
    }
  }

  private void addAll(Path directory) throws IOException {
    try (var folders = Files.list(directory)) {
      folders
          .filter(Files::isDirectory)
          .sorted()
          .forEach(folder -> workingTrees.put(folder.getFileName().toString(), folder));
    }
  }

  /** Their names. */
  public Set<String> names() {
    return Set.copyOf(workingTrees.keySet());
  }

  /** Makes them on the server, owned by this participant; those that are there already stay. */
  public void create(RepositoryServer server, String owner) throws IOException {
    for (var repository : workingTrees.entrySet()) {
      server.create(owner, repository.getKey(), repository.getValue(), "Prepare the workshop");
    }
  }
}
