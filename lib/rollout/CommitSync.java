package rollout;

import argocd.ApplicationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import why.Finding;
import why.Outlook;
import why.Scene;
import why.Why;

/** Argo CD has looked at the commit, compared it and synced: the three stages of its work. */
final class CommitSync implements Condition {
  private static final int CONFIRMED = 2;

  private final Stage stage;
  private final CommitRule rule;
  private final Revisions revisions;
  private final Reminder reminder;

  /**
   * @param stage one of {@link Stage#REFRESHED}, {@link Stage#COMPARED} and {@link Stage#SYNCED}
   */
  CommitSync(Stage stage, Revisions revisions, Reminder reminder) {
    this.stage = stage;
    this.revisions = revisions;
    this.rule = new CommitRule(revisions::containCommit);
    this.reminder = reminder;
  }

  @Override
  public Optional<String> pending(Scene scene) {
    if (scene.application().isEmpty()) {
      return Optional.of("the Application appears");
    }
    return reminder.isAnswered(scene.application())
        ? rule.pending(new ApplicationState(scene.application().get()), stage)
        : Optional.of("Argo CD looks at Git");
  }

  @Override
  public List<Finding> findings(Scene scene) {
    if (scene.application().isEmpty()) {
      return List.of();
    }
    if (!reminder.isAnswered(scene.application())) {
      return reminder.silence(scene.application());
    }
    var app = new ApplicationState(scene.application().get());
    if (app.hasError() && reminder.answers() < CONFIRMED) {
      return List.of(); // may be about the commit before ours: only one that stays counts
    }
    if (revisions.outage().isPresent()) {
      return List.of(outage(revisions.outage().get()));
    }
    if (stage != Stage.SYNCED && !app.hasError()) {
      return List.of();
    }
    return isAboutOlderCommit(app) ? List.of(olderCommit(scene)) : Why.notDeployed(scene);
  }

  // Argo CD does not give up the retries of a sync for a newer commit
  private boolean isAboutOlderCommit(ApplicationState app) {
    return !app.hasError()
        && app.isSyncing()
        && app.operationRevision().filter(it -> !revisions.containCommit(it)).isPresent();
  }

  private static Finding olderCommit(Scene scene) {
    var name = scene.application().orElseThrow().getMetadata().getName();
    return new Finding(
        "the Application " + name,
        "Argo CD still tries to sync an older commit, and takes the new one afterwards",
        "",
        "wait, or argocd app terminate-op " + name,
        Outlook.HOPEFUL);
  }

  private static Finding outage(String why) {
    return new Finding(
        "the Git server",
        "it does not tell whether Argo CD's revision has the commit: " + why,
        "",
        "wait, or ask your instructor whether the Git server runs",
        Outlook.HOPEFUL);
  }

  @Override
  public Optional<Instant> remind(Scene scene) {
    if (scene.application().isEmpty()) {
      return Optional.empty();
    }
    var isAnswered = reminder.isAnswered(scene.application());
    // a sync under way needs no reminder: it would only load the controller
    if (isAnswered && new ApplicationState(scene.application().get()).isSyncing()) {
      return Optional.empty();
    }
    return Optional.of(reminder.ask(scene.application()));
  }
}
