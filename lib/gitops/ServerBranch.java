package gitops;

import console.Console;
import console.Failure;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * The branch as it was on the server at the last look, and the commit that ours is built on: the
 * server's newest, or the person's own where they have commits that are not pushed yet.
 */
final class ServerBranch {
  private final Repository repository;
  private final GitRemote remote;
  private final String name;
  private final WorkingTree workingTree;
  private Optional<ObjectId> tip = Optional.empty();
  private ObjectId base;

  ServerBranch(Repository repository, GitRemote remote, String name, WorkingTree workingTree) {
    this.repository = repository;
    this.remote = remote;
    this.name = name;
    this.workingTree = workingTree;
  }

  /**
   * Looks at the server.
   *
   * @throws Failure not reachable (exit code 6), no right to push (5), or both sides have commits
   *     that the other does not have (1)
   */
  void lookAgain() throws IOException {
    tip = remote.look(name);
    var head = workingTree.head();
    var ancestry = new Ancestry(repository);
    if (tip.isEmpty() || ancestry.isAncestor(tip.get(), head)) {
      base = head;
    } else if (ancestry.isAncestor(head, tip.get())) {
      base = tip.get();
    } else {
      throw Failure.content(
          "your branch " + name + " and the server's have both moved on", "git pull --rebase");
    }
  }

  /**
   * Looks at the server for reading only; the person's own commits do not count.
   *
   * @throws Failure not reachable (exit code 6), no right to read (5), the server does not have the
   *     branch (1)
   */
  void read() throws IOException {
    base = remote.read(name).orElseThrow(() -> remote.missing(name));
    tip = Optional.of(base);
  }

  /** Names the person's own commits that a push would take along. */
  void tellWhatGoesAlong(Console console) throws IOException {
    if (tip.isPresent() && !isOnServer()) {
      var subjects =
          new Ancestry(repository)
              .between(tip.get(), base).stream()
                  .map(RevCommit::getShortMessage)
                  .collect(Collectors.joining(", "));
      console.say("your own commits that are not pushed yet go along: " + subjects);
    }
  }

  Repository repository() {
    return repository;
  }

  String name() {
    return name;
  }

  String url() {
    return remote.url();
  }

  /** The commit to build on. */
  ObjectId base() {
    return base;
  }

  /** The server's newest commit; where it has none, the one to build on. */
  ObjectId tip() {
    return tip.orElse(base);
  }

  /** Whether the commit to build on is the server's own, so that nothing is left to push. */
  boolean isOnServer() {
    return tip.filter(base::equals).isPresent();
  }

  Snapshot snapshot() {
    return new Snapshot(repository, base);
  }

  /** A file as it is in the commit to build on. */
  Optional<String> text(String path) throws IOException {
    return snapshot().text(path);
  }

  PushAnswer push(ObjectId commit) {
    return remote.push(commit, name);
  }

  /** The server does not take it: exit code 5. */
  Failure refusal(RefusedByRule refused) {
    return Failure.denied(
        "the Git server refused the push to " + name + ": " + refused.getMessage(),
        "ask who protects the branch, or make a pull request: deploy-jukebox --pull-request");
  }
}
