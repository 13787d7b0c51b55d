package modelcar.lint;

import java.nio.file.Path;

/**
 * A name in a model's directory.
 *
 * @param name relative to the model, with {@code /} between the names on every system
 * @param path where it is
 * @param size of a file, in bytes; 0 for all others
 */
record ModelEntry(String name, Path path, Kind kind, long size) {
  /** What stands under a name. */
  enum Kind {
    /** A regular file, or a link to one of the same model. */
    FILE,
    DIRECTORY,
    /** A link that leads elsewhere: out of the model, to a directory, to nothing. */
    LINK,
    /** A socket, a pipe or a device. */
    SPECIAL,
    /** Something that we may not even look at. */
    UNREADABLE
  }

  boolean is(Kind expected) {
    return kind == expected;
  }

  /** The last part of the name. */
  String lastName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Whether it stands directly in the model, where the model server looks. */
  boolean isOnTop() {
    return name.indexOf('/') < 0;
  }
}
