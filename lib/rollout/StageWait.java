package rollout;

import console.ExitCode;
import console.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import why.Finding;
import why.Outlook;
import why.Scene;

/**
 * Waits for one stage after the other. Woken by each change in the cluster: looks whether the stage
 * is reached, otherwise for the cause, and gives up where waiting cannot help.
 */
final class StageWait {
  private final SceneWatch watch;
  private final StageBoard board;
  private final String application;
  private final Duration timeout;
  private final Instant deadline;
  private final Patience patience = new Patience();

  StageWait(
      SceneWatch watch, StageBoard board, String application, Duration timeout, Instant deadline) {
    this.watch = watch;
    this.board = board;
    this.application = application;
    this.timeout = timeout;
    this.deadline = deadline;
  }

  /**
   * @throws Failure when the stage cannot be reached (exit code 1), or not in time (3)
   */
  void until(Stage stage, Condition condition) throws InterruptedException {
    board.begin(stage);
    while (true) {
      var scene = watch.scene();
      var pending = pending(condition, scene);
      if (pending.isEmpty()) {
        board.reached(stage);
        return;
      }
      var next = step(condition, scene, pending.get());
      watch.awaitChange(board.nextLook(next.isBefore(deadline) ? next : deadline));
    }
  }

  private Optional<String> pending(Condition condition, Scene scene) {
    if (watch.outage().isPresent()) {
      return watch.outage().map(it -> "the cluster does not answer (" + it + "), waiting for it");
    }
    return watch.isComplete() ? condition.pending(scene) : Optional.of("reading the cluster");
  }

  /**
   * @return when to look again although nothing has changed
   */
  private Instant step(Condition condition, Scene scene, String pending) {
    var isBlind = watch.outage().isPresent() || !watch.isComplete();
    List<Finding> findings = isBlind ? List.of() : condition.findings(scene);
    var now = Instant.now();
    var exhausted = patience.exhausted(findings, now);
    if (exhausted.isPresent()) {
      throw Failure.content(exhausted.get().sentence(), exhausted.get().next());
    }
    if (!now.isBefore(deadline)) {
      throw notInTime(pending, findings);
    }
    board.waiting(
        findings.stream()
            .filter(it -> it.outlook() == Outlook.HOPEFUL)
            .findFirst()
            .map(Finding::sentence)
            .orElse(pending));
    var reminder = isBlind ? Optional.<Instant>empty() : condition.remind(scene);
    return earlier(reminder.orElse(deadline), patience.next(findings).orElse(deadline));
  }

  private Failure notInTime(String pending, List<Finding> findings) {
    var why = findings.stream().findFirst();
    return new Failure(
        ExitCode.NOT_IN_TIME,
        application
            + " is not deployed after "
            + timeout.toSeconds()
            + " s: "
            + why.map(Finding::sentence).orElse(pending),
        why.map(Finding::next).orElse("oc describe application " + application));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
