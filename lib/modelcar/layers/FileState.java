package modelcar.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file is the one it was, without reading it: the same that git's index keeps.
 *
 * @param size bytes
 * @param modified when its content was last written; programs can set this back
 * @param changed when anything of it was last changed, which nobody can set (ctime); the
 *     modification time where the system has no such thing
 * @param identity inode and device; an empty text where the system has none
 */
public record FileState(long size, FileTime modified, FileTime changed, String identity) {
  /** Longer than the clock ticks with which file systems stamp files. */
  private static final Duration TICK = Duration.ofMillis(50);

  /** Of file systems that keep whole seconds, or two at a time (FAT). */
  private static final Duration COARSE_TICK = Duration.ofSeconds(2);

  /** How a file is now; links are followed. */
  public static FileState of(Path file) throws IOException {
    try {
      var values = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino,dev");
      return new FileState(
          (Long) values.get("size"),
          (FileTime) values.get("lastModifiedTime"),
          (FileTime) values.get("ctime"),
          values.get("dev") + ":" + values.get("ino"));
    } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
      var values = Files.readAttributes(file, BasicFileAttributes.class);
      var modified = values.lastModifiedTime();
      return new FileState(values.size(), modified, modified, "");
    }
  }

  /**
   * Whether it tells two contents apart, however they came to be. Without a ctime it does not: what
   * unpacks or copies a model sets the modification time back, and two models of the same size that
   * were put in the same place one after the other look the same.
   */
  boolean tellsContentsApart() {
    return !identity.isEmpty();
  }

  /**
   * Whether the file was left alone between two looks at it. The inode does not count here: some
   * file systems in user space (FUSE) give a file another one whenever they forgot it, and who
   * writes a file in place of another changes its ctime anyway.
   */
  boolean isUnchangedSince(FileState before) {
    return size == before.size
        && modified.equals(before.modified)
        && changed.equals(before.changed);
  }

  /**
   * Whether a change at this moment or later shows in the state. A file that was written in the
   * very tick of the clock in which we began to read could be written once more and look the same
   * (git calls such files "racily clean").
   */
  boolean showsChangesFrom(Instant moment) {
    boolean wholeSeconds = changed.to(TimeUnit.NANOSECONDS) % TimeUnit.SECONDS.toNanos(1) == 0;
    return changed.toInstant().plus(wholeSeconds ? COARSE_TICK : TICK).isBefore(moment);
  }
}
