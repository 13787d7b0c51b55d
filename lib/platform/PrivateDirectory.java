package platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The user's own directory in a place that all users share: {@code jukebox-<number of the user>},
 * the same as {@code ./jbang} has. Somebody else could have laid one of that name there, so only
 * one counts that belongs to the user and that nobody else may read or write.
 */
final class PrivateDirectory {
  private static final int OTHERS = 0077;

  private PrivateDirectory() {}

  /**
   * The directory, made where it is missing; empty where there cannot be one, as on systems whose
   * files have no owner's number.
   *
   * @param shared such as {@code /tmp}
   */
  static Optional<Path> in(Path shared) {
    try {
      var user = userWriting(shared);
      var directory = shared.resolve("jukebox-" + user);
      make(directory);
      return isOnlyOf(user, directory) ? Optional.of(directory) : Optional.empty();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException notHere) {
      return Optional.empty();
    }
  }

  private static Object userWriting(Path shared) throws IOException {
    var file = Files.createTempFile(shared, ".jukebox", "");
    try {
      return Files.getAttribute(file, "unix:uid");
    } finally {
      Files.delete(file);
    }
  }

  private static void make(Path directory) throws IOException {
    try {
      var permissions = PosixFilePermissions.fromString("rwx------");
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(permissions));
    } catch (FileAlreadyExistsException madeBefore) {
      // by us or by somebody else, which is looked at next
    }
  }

  private static boolean isOnlyOf(Object user, Path directory) throws IOException {
    var found =
        Files.readAttributes(directory, "unix:uid,mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
    return found.get("isDirectory").equals(true)
        && found.get("uid").equals(user)
        && ((Integer) found.get("mode") & OTHERS) == 0;
  }
}
