package embedded.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/**
 * Commits a folder's files as they are; the same files give the same commit, wherever and whenever.
 */
final class FolderCommit {
  private static final PersonIdent WORKSHOP =
      new PersonIdent(
          "Workshop",
          "workshop@example.com",
          Instant.parse("2026-01-01T00:00:00Z"),
          ZoneOffset.UTC);

  private final Repository repository;

  FolderCommit(Repository repository) {
    this.repository = repository;
  }

  /** Makes the branch's first commit. */
  void of(Path folder, String branch, String message) throws IOException {
    try (var inserter = repository.newObjectInserter()) {
      var commit = new CommitBuilder();
      commit.setTreeId(tree(folder, inserter));
      commit.setAuthor(WORKSHOP);
      commit.setCommitter(WORKSHOP);
      commit.setMessage(message);
      var id = inserter.insert(commit);
      inserter.flush();
      var update = repository.updateRef(Constants.R_HEADS + branch);
      update.setNewObjectId(id);
      update.update();
    }
  }

  private static ObjectId tree(Path folder, ObjectInserter inserter) throws IOException {
    var index = DirCache.newInCore();
    var builder = index.builder();
    for (var file : filesIn(folder)) {
      builder.add(entry(folder, file, inserter));
    }
    builder.finish();
    return index.writeTree(inserter);
  }

  /**
   * All files and symbolic links, without what Git itself keeps in hidden folders of the source.
   */
  private static List<Path> filesIn(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths
          .filter(path -> !Files.isDirectory(path) || Files.isSymbolicLink(path))
          .filter(path -> !isGitsOwn(folder.relativize(path)))
          .toList();
    }
  }

  private static boolean isGitsOwn(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .anyMatch(part -> part.toString().equals(Constants.DOT_GIT));
  }

  private static DirCacheEntry entry(Path folder, Path file, ObjectInserter inserter)
      throws IOException {
    var name = folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    var entry = new DirCacheEntry(name);
    if (Files.isSymbolicLink(file)) {
      var target = Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
      entry.setFileMode(FileMode.SYMLINK);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, target));
    } else {
      entry.setFileMode(isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
      try (var content = Files.newInputStream(file)) {
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, Files.size(file), content));
      }
    }
    return entry;
  }

  /**
   * Where files have no permissions, as on Windows, nothing is executable; Git does the same there.
   */
  private static boolean isExecutable(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
  }
}
