package modelcar.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelcar.lint.ModelEntry.Kind;

/**
 * Links: in the image there is nothing behind those that lead out of the model, and following them
 * could pack what was never meant to leave this machine. Downloads of the Hugging Face hub are full
 * of them ({@code snapshots/} links to {@code blobs/}).
 */
final class Links implements Rule {
  private static final String MATERIALIZE = "copy the model with its links followed: cp -RL";

  @Override
  public List<String> names() {
    return List.of("dangling-link", "link-leads-out", "link-to-directory");
  }

  @Override
  public List<Finding> check(ModelTree model) throws IOException {
    var root = model.root().toRealPath();
    var findings = new ArrayList<Finding>();
    for (var entry : model.entries()) {
      if (entry.is(Kind.LINK)) {
        check(entry, root).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Optional<Finding> check(ModelEntry link, Path root) {
    Path target;
    try {
      target = link.path().toRealPath();
    } catch (IOException danglingOrLoop) {
      return Optional.of(
          Finding.error(
              "dangling-link",
              link.name(),
              "is a link to something that is not there" + to(link),
              "put the file there, or delete the link"));
    }
    if (!target.startsWith(root)) {
      return Optional.of(
          Finding.error(
              "link-leads-out",
              link.name(),
              "is a link that leads out of the model" + to(link),
              MATERIALIZE));
    }
    if (Files.isDirectory(target)) {
      return Optional.of(
          Finding.error(
              "link-to-directory",
              link.name(),
              "is a link to a directory, which is not packed" + to(link),
              MATERIALIZE));
    }
    return Optional.empty();
  }

  private static String to(ModelEntry link) {
    try {
      return ": " + Files.readSymbolicLink(link.path());
    } catch (IOException unreadable) {
      return "";
    }
  }
}
