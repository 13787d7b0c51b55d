package modelcar.lint;

import console.Failure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import modelcar.lint.ModelEntry.Kind;

/**
 * Everything in a model, links and broken things included: what is packed becomes {@code
 * /models/1/<name>}.
 *
 * @param root the model's directory, or the directory of a model that is one file
 * @param entries sorted by name; without the repository's own {@code .git} on top, which is never
 *     packed
 */
record ModelTree(Path root, List<ModelEntry> entries) {
  private static final String REPOSITORY = ".git";

  /**
   * Looks at a model. The model itself may be a link. In it, a link to a file of the model is one
   * more file, as it is when it is packed; all others are not followed.
   *
   * @param model a directory or a single file
   * @throws Failure when it does not exist: exit code 2
   */
  static ModelTree of(Path model) throws IOException {
    if (!Files.exists(model)) {
      throw Failure.usage("the model " + model + " does not exist", "give a directory or a file");
    }
    var start = model.toAbsolutePath();
    if (!Files.isDirectory(start)) {
      var file =
          new ModelEntry(start.getFileName().toString(), start, Kind.FILE, Files.size(start));
      return new ModelTree(start.getParent(), List.of(file));
    }
    var entries = new ArrayList<ModelEntry>();
    new Walk(start.toRealPath(), entries).addChildren(start, "");
    entries.removeIf(entry -> (entry.name() + "/").startsWith(REPOSITORY + "/"));
    entries.sort(Comparator.comparing(ModelEntry::name));
    return new ModelTree(start, List.copyOf(entries));
  }

  /**
   * A walk through all directories of a model.
   *
   * @param root the model's directory, without links in its own path
   * @param found what was found so far
   */
  private record Walk(Path root, List<ModelEntry> found) {
    void addChildren(Path directory, String prefix) {
      try (var children = Files.newDirectoryStream(directory)) {
        for (var child : children) {
          add(child, prefix + child.getFileName());
        }
      } catch (IOException | DirectoryIteratorException unreadable) {
        var name = prefix.isEmpty() ? "." : prefix.substring(0, prefix.length() - 1);
        found.add(new ModelEntry(name, directory, Kind.UNREADABLE, 0));
      }
    }

    private void add(Path path, String name) {
      try {
        var attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var kind = attributes.isSymbolicLink() ? kindOfLink(path) : kind(path, attributes);
        found.add(new ModelEntry(name, path, kind, kind == Kind.FILE ? Files.size(path) : 0));
        if (kind == Kind.DIRECTORY) {
          addChildren(path, name + "/");
        }
      } catch (IOException unreadable) {
        found.add(new ModelEntry(name, path, Kind.UNREADABLE, 0));
      }
    }

    private Kind kindOfLink(Path link) {
      try {
        var target = link.toRealPath();
        return target.startsWith(root) && Files.isRegularFile(target)
            ? kind(target, Files.readAttributes(target, BasicFileAttributes.class))
            : Kind.LINK;
      } catch (IOException danglingOrLoop) {
        return Kind.LINK;
      }
    }

    private static Kind kind(Path path, BasicFileAttributes attributes) {
      if (attributes.isDirectory()) {
        return Kind.DIRECTORY;
      }
      if (attributes.isRegularFile()) {
        return Files.isReadable(path) ? Kind.FILE : Kind.UNREADABLE;
      }
      return Kind.SPECIAL;
    }
  }

  /** The regular files, links to such of the model among them. */
  Stream<ModelEntry> files() {
    return entries.stream().filter(entry -> entry.is(Kind.FILE));
  }

  /** All of them together, in bytes. */
  long size() {
    return files().mapToLong(ModelEntry::size).sum();
  }
}
