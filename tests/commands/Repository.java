import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What stands in the participant's clone and on the Git server, as git shows it. */
final class Repository {
  private final Desk desk;

  Repository(Desk desk) {
    this.desk = desk;
  }

  /** The commit that is checked out. */
  String head() throws IOException {
    try (var git = open()) {
      return git.getRepository().resolve("HEAD").name();
    }
  }

  /** The commits of the branch, the newest first. */
  List<RevCommit> log() throws IOException, GitAPIException {
    try (var git = open()) {
      var commits = new ArrayList<RevCommit>();
      git.log().call().forEach(commits::add);
      return commits;
    }
  }

  /** The newest commit's message, without the line end that git puts after it. */
  String lastMessage() throws IOException, GitAPIException {
    return log().get(0).getFullMessage().strip();
  }

  /** What the newest commit changed against its parent, path by path. */
  List<String> lastFiles() throws IOException, GitAPIException {
    var commits = log();
    var now = files(commits.get(0));
    var before = files(commits.get(1));
    var changed = new ArrayList<String>();
    now.forEach(
        (path, text) -> {
          if (!text.equals(before.get(path))) {
            changed.add(path);
          }
        });
    return changed;
  }

  /** All files of a commit and what stands in them. */
  Map<String, String> files(RevCommit commit) throws IOException {
    var files = new TreeMap<String, String>();
    try (var git = open();
        var walk = new TreeWalk(git.getRepository())) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        var bytes = git.getRepository().open(walk.getObjectId(0)).getBytes();
        files.put(walk.getPathString(), new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  /** The branches on the server and their commits. */
  Map<String, String> onTheServer() throws IOException {
    var refs = new TreeMap<String, String>();
    try (var git = Git.open(desk.bareRepository().toFile())) {
      for (var ref : git.getRepository().getRefDatabase().getRefs()) {
        refs.put(ref.getName(), String.valueOf(ref.getObjectId()));
      }
    }
    return refs;
  }

  /** The commit that main has on the server. */
  String serverHead() throws IOException {
    try (var git = Git.open(desk.bareRepository().toFile())) {
      return git.getRepository().resolve("refs/heads/main").name();
    }
  }

  /** {@code git add}. */
  void stage(String path) throws IOException, GitAPIException {
    try (var git = open()) {
      git.add().addFilepattern(path).call();
    }
  }

  /** Commits one file, and pushes nothing. */
  void commit(String message, String path) throws IOException, GitAPIException {
    try (var git = open()) {
      git.add().addFilepattern(path).call();
      git.commit().setMessage(message).setOnly(path).setSign(false).call();
    }
  }

  /** What {@code git status} shows, in words. */
  List<String> status() throws IOException, GitAPIException {
    try (var git = open()) {
      var status = git.status().call();
      var lines = new ArrayList<String>();
      status.getAdded().forEach(it -> lines.add("added " + it));
      status.getChanged().forEach(it -> lines.add("changed " + it));
      status.getModified().forEach(it -> lines.add("modified " + it));
      status.getUntracked().forEach(it -> lines.add("untracked " + it));
      return lines;
    }
  }

  /** A clone where nobody has said who they are. */
  void forgetIdentity() throws IOException {
    try (var git = open()) {
      var config = git.getRepository().getConfig();
      config.unsetSection("user", null);
      config.save();
    }
  }

  /** Checks the present commit out without its branch. */
  void detach() throws IOException, GitAPIException {
    try (var git = open()) {
      git.checkout().setName(head()).call();
    }
  }

  private Git open() throws IOException {
    return Git.open(desk.seat().gitops().toFile());
  }
}
