import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many pipelines end in the same second and all write to one repository. */
abstract class ManyAtOnceScenario extends Scenario {
  private final int count;

  @TempDir Path folder;

  ManyAtOnceScenario(WorkshopPlatform platform, int count) {
    super(platform);
    this.count = count;
  }

  @Test
  void everyRunGetsItsOwnCommitIn() throws Exception {
    var colleagues = new ArrayList<Colleague>();
    for (int run = 1; run <= count; run++) {
      colleagues.add(new Colleague(user, folder.resolve("clone-" + run)));
    }
    var together = new CyclicBarrier(count);
    var runs = new ArrayList<Callable<String>>();
    for (int run = 1; run <= count; run++) {
      var colleague = colleagues.get(run - 1);
      var file = file(run);
      var content = "run: " + run + "\n";
      runs.add(
          () -> {
            together.await();
            return colleague.add(file, content);
          });
    }
    var pool = Executors.newFixedThreadPool(count);
    var pushed = new HashSet<String>();
    try {
      for (var run : pool.invokeAll(runs)) {
        pushed.add(run.get());
      }
    } finally {
      pool.shutdownNow();
    }

    var last = new Colleague(user, folder.resolve("afterwards"));
    last.catchUp();
    var commits = commits(last.workingTree());
    assertEquals(count, commits.size());
    assertEquals(pushed, new HashSet<>(commits.stream().map(RevCommit::name).toList()));
    for (var commit : commits) {
      assertEquals(1, commit.getParentCount(), "ours comes on top of theirs, without a merge");
    }
    for (int run = 1; run <= count; run++) {
      assertEquals("run: " + run + "\n", last.text(file(run)));
    }
  }

  private static String file(int run) {
    return "runs/" + run + "/config.yaml";
  }

  /** The commits since the clone was made. */
  private List<RevCommit> commits(Path clone) throws Exception {
    var commits = new ArrayList<RevCommit>();
    try (var mine = Git.open(user.gitops().toFile());
        var all = Git.open(clone.toFile())) {
      var before = mine.getRepository().resolve("HEAD");
      var now = all.getRepository().resolve("HEAD");
      all.log().addRange(before, now).call().forEach(commits::add);
    }
    return commits;
  }
}
