package forecast;

import gitops.AppsetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import rendering.Checkout;

/**
 * All files of mlops-gitops at one time.
 *
 * @param name for messages, for example {@code your working tree}
 * @param branch that is checked out, and would be pushed
 * @param files where they lie
 */
public record Tree(String name, String branch, Checkout files) {

  /** The ApplicationSet's file of an environment as it stands there; empty where there is none. */
  Optional<String> appset(String environment) throws IOException {
    var file = root().resolve(AppsetFile.nameFor(environment));
    return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  Path root() {
    return files.tree();
  }

  /** What tools say about the files, with the paths that people know. */
  String withoutRoot(String message) {
    var root = root().toString().replace('\\', '/');
    return message.replace(root + "/", "").replace(root, "");
  }
}
