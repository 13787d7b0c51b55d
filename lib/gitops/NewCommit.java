package gitops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Makes a commit beside the working tree: branch, index and files stay as they are until the server
 * has taken the commit. So a push that fails has nothing to put back, and what the person has
 * staged or half finished cannot get in.
 */
final class NewCommit {
  private final Repository repository;
  private final GitIdentity identity;

  NewCommit(Repository repository, GitIdentity identity) {
    this.repository = repository;
    this.identity = identity;
  }

  /**
   * A commit whose only parent is {@code parent} and whose tree differs in these files only; a file
   * that is there keeps its mode.
   *
   * @param files path and whole content
   */
  ObjectId on(ObjectId parent, Map<String, String> files, String message) throws IOException {
    try (var inserter = repository.newObjectInserter()) {
      var commit = new CommitBuilder();
      commit.setParentId(parent);
      commit.setTreeId(tree(parent, files, inserter));
      commit.setAuthor(identity.author());
      commit.setCommitter(identity.committer());
      commit.setMessage(message.endsWith("\n") ? message : message + "\n");
      var id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private ObjectId tree(ObjectId parent, Map<String, String> files, ObjectInserter inserter)
      throws IOException {
    var index = filesOf(parent);
    var editor = index.editor();
    for (var file : files.entrySet()) {
      var content = file.getValue().getBytes(StandardCharsets.UTF_8);
      editor.add(new Replacement(file.getKey(), inserter.insert(Constants.OBJ_BLOB, content)));
    }
    editor.finish();
    return index.writeTree(inserter);
  }

  private DirCache filesOf(ObjectId commit) throws IOException {
    var index = DirCache.newInCore();
    try (var reader = repository.newObjectReader();
        var walk = new RevWalk(reader)) {
      DirCacheBuilder builder = index.builder();
      builder.addTree(
          new byte[0], DirCacheEntry.STAGE_0, reader, walk.parseCommit(commit).getTree());
      builder.finish();
    }
    return index;
  }

  private static final class Replacement extends DirCacheEditor.PathEdit {
    private final ObjectId content;

    Replacement(String path, ObjectId content) {
      super(path);
      this.content = content;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      if (entry.getRawMode() == 0) {
        entry.setFileMode(FileMode.REGULAR_FILE);
      }
      entry.setObjectId(content);
    }
  }
}
