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
   * Looks at a model. The model itself may be a link; links in it are not followed.
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
    addChildren(start, "", entries);
    entries.removeIf(entry -> (entry.name() + "/").startsWith(REPOSITORY + "/"));
    entries.sort(Comparator.comparing(ModelEntry::name));
    return new ModelTree(start, List.copyOf(entries));
  }

  private static void addChildren(Path directory, String prefix, List<ModelEntry> entries) {
    try (var children = Files.newDirectoryStream(directory)) {
      for (var child : children) {
        add(child, prefix + child.getFileName(), entries);
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      var name = prefix.isEmpty() ? "." : prefix.substring(0, prefix.length() - 1);
      entries.add(new ModelEntry(name, directory, Kind.UNREADABLE, 0));
    }
  }

  private static void add(Path path, String name, List<ModelEntry> entries) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException unreadable) {
      entries.add(new ModelEntry(name, path, Kind.UNREADABLE, 0));
      return;
    }
    var kind = kind(path, attributes);
    entries.add(new ModelEntry(name, path, kind, kind == Kind.FILE ? attributes.size() : 0));
    if (kind == Kind.DIRECTORY) {
      addChildren(path, name + "/", entries);
    }
  }

  private static Kind kind(Path path, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return Kind.LINK;
    }
    if (attributes.isDirectory()) {
      return Kind.DIRECTORY;
    }
    if (attributes.isRegularFile()) {
      return Files.isReadable(path) ? Kind.FILE : Kind.UNREADABLE;
    }
    return Kind.SPECIAL;
  }

  /** The regular files. */
  Stream<ModelEntry> files() {
    return entries.stream().filter(entry -> entry.is(Kind.FILE));
  }

  /** All regular files together, in bytes. */
  long size() {
    return files().mapToLong(ModelEntry::size).sum();
  }
}
