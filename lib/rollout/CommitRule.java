package rollout;

import argocd.ApplicationState;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rule for "Argo CD has deployed this commit". {@code argocd app wait} looks at no revision and
 * is content with the state before the push; here all must hold: the refresh was handled, the
 * comparison is about the present sources and about the commit or a descendant of it, everything is
 * synced (what is no longer in Git may be left over), no operation is under way, the last one
 * succeeded and was looked at since, and there is no error condition. What runs behind the
 * Application is looked at afterwards.
 */
final class CommitRule {
  private final Predicate<String> containsCommit;

  CommitRule(Predicate<String> containsCommit) {
    this.containsCommit = containsCommit;
  }

  /** What a stage still waits for; empty when it is reached, and with it all before. */
  Optional<String> pending(ApplicationState app, Stage stage) {
    var pending = app.refreshIsPending() ? Optional.of("Argo CD has not looked yet") : none();
    if (stage.compareTo(Stage.COMPARED) >= 0) {
      pending = pending.or(() -> notCompared(app));
    }
    if (stage.compareTo(Stage.SYNCED) >= 0) {
      pending = pending.or(() -> notSynced(app));
    }
    return pending;
  }

  private Optional<String> notCompared(ApplicationState app) {
    if (app.hasError()) {
      return Optional.of("Argo CD reports an error");
    }
    if (!app.comparedItsPresentSources()) {
      return Optional.of("Argo CD compares the new sources");
    }
    return app.valuesRevision().filter(containsCommit).isEmpty()
        ? Optional.of("Argo CD does not know the commit yet")
        : none();
  }

  private static Optional<String> notSynced(ApplicationState app) {
    if (app.isSyncing()) {
      var message = app.operationMessage();
      return Optional.of(message.isEmpty() ? "syncing" : "syncing: " + message);
    }
    if (app.operationFailed()) {
      return Optional.of("the sync failed");
    }
    if (!app.isSyncedButForLeftovers()) {
      return Optional.of("sync status " + app.sync());
    }
    return app.reconciledAfterLastOperation()
        ? none()
        : Optional.of("Argo CD looks at what it synced");
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
