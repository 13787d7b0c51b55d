//SOURCES ../argocd/Argocd.java
//SOURCES ../registry/Registry.java
//SOURCES ../serving/Serving.java
//SOURCES ../why/Why.java
//SOURCES ApplicationKey.java
//SOURCES ClusterInquiry.java
//SOURCES CommitRule.java
//SOURCES CommitSync.java
//SOURCES Condition.java
//SOURCES Follower.java
//SOURCES Generation.java
//SOURCES GenerationError.java
//SOURCES Goal.java
//SOURCES Judgement.java
//SOURCES ModelServer.java
//SOURCES Outage.java
//SOURCES Patience.java
//SOURCES Predictions.java
//SOURCES Probation.java
//SOURCES Proof.java
//SOURCES Remarks.java
//SOURCES Reminder.java
//SOURCES Revisions.java
//SOURCES RouteRule.java
//SOURCES RouterPatience.java
//SOURCES SceneReader.java
//SOURCES SceneWatch.java
//SOURCES Served.java
//SOURCES Serves.java
//SOURCES Stage.java
//SOURCES StageBoard.java
//SOURCES StageWait.java
//SOURCES Standing.java
//SOURCES StandingRule.java
//SOURCES Survey.java
//SOURCES Target.java
//SOURCES WorkloadRule.java

package rollout;

import argocd.ApplicationSetState;
import argocd.ApplicationState;
import argocd.Argocd;
import console.Console;
import console.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import platform.Cluster;
import platform.Platform;
import registry.ImageRegistry;
import why.Scene;

/**
 * The way of a commit from the push to pods that serve it: asks Argo CD to look, follows what it
 * does and what the cluster makes of it, and says why where it does not go on.
 */
public final class Rollout {
  private final Goal goal;
  private final Target target;
  private final Argocd argocd;
  private final Supplier<ImageRegistry> registry;
  private final Console console;
  private final StageBoard board;
  private final Revisions revisions;

  /**
   * @param registry is asked whether an image exists that a node cannot pull
   */
  public Rollout(
      Goal goal,
      Cluster cluster,
      Platform platform,
      Supplier<ImageRegistry> registry,
      Console console) {
    this.goal = goal;
    this.target = Target.of(goal, cluster, platform);
    this.argocd = new Argocd(cluster, platform);
    this.registry = registry;
    this.console = console;
    this.board = new StageBoard(goal.application(), console);
    this.revisions = new Revisions(goal.containsCommit());
  }

  /**
   * Looks once whether the commit is deployed and serves already. Asks nobody to do anything: the
   * sources must be those that the values ask for, so that it does not matter when the
   * ApplicationSet looked the last time.
   *
   * @return empty where it does not, or where that cannot be told without a refresh
   */
  public Optional<Served> look() {
    var scene = new SceneReader(target).read();
    if (scene.applicationSet().isEmpty() || scene.application().isEmpty()) {
      return Optional.empty();
    }
    var set = new ApplicationSetState(scene.applicationSet().get());
    var app = new ApplicationState(scene.application().get());
    var serves =
        set.error().isEmpty()
            && set.hasMade(app, goal.values())
            && new CommitRule(revisions::containCommit).pending(app, Stage.SYNCED).isEmpty()
            && app.leftovers().isEmpty()
            && WorkloadRule.percent(scene).isEmpty()
            && WorkloadRule.pending(scene).isEmpty();
    return serves ? Optional.of(served(scene)) : Optional.empty();
  }

  /**
   * Waits until the commit is deployed and what it asks for serves.
   *
   * @throws Failure when waiting cannot help (exit code 1), or the time is over (3)
   */
  public Served await(Duration timeout) throws InterruptedException {
    var deadline = Instant.now().plus(timeout);
    var set = argocd.refreshOfApplicationSet(target.applicationSet());
    var application = argocd.refreshOfApplication(target.application());
    var ofSet = new Reminder(set, "Argo CD's ApplicationSet controller");
    var ofApplication = new Reminder(application, "Argo CD's application controller");
    var synced = new CommitSync(Stage.SYNCED, revisions, ofApplication);
    board.reached(Stage.PUSHED);
    try (var watch = new SceneWatch(target, new ClusterInquiry(target.client(), registry))) {
      var wait = new StageWait(watch, board, goal.application(), timeout, deadline);
      wait.until(Stage.GENERATED, new Generation(target, goal.values(), ofSet));
      wait.until(Stage.REFRESHED, new CommitSync(Stage.REFRESHED, revisions, ofApplication));
      wait.until(Stage.COMPARED, new CommitSync(Stage.COMPARED, revisions, ofApplication));
      wait.until(Stage.SYNCED, synced);
      wait.until(Stage.ROLLED_OUT, new Serves(synced, new SceneReader(target)));
      var scene = watch.scene();
      Remarks.on(goal.application(), scene).forEach(console::warn);
      return served(scene);
    }
  }

  private static Served served(Scene scene) {
    return new Served(WorkloadRule.models(scene), WorkloadRule.percent(scene));
  }

  /**
   * Asks what was deployed for a proof that it serves. A router needs a moment to lead to new pods,
   * so an answer that says so is not the last word.
   *
   * @throws Failure when there is none after some seconds
   */
  public <T> T prove(Proof<T> proof) throws InterruptedException {
    board.begin(Stage.PREDICTED);
    var proven = new RouterPatience(board).of(proof);
    board.reached(Stage.PREDICTED);
    return proven;
  }
}
