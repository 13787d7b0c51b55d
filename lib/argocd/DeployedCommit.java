package argocd;

import java.util.function.Predicate;

/**
 * The rule for "this commit is deployed". {@code argocd app wait} looks at no revision and is
 * content with the state before the push; here all must hold: the refresh was handled, the
 * comparison is about the present sources and about the commit or a descendant of it, everything is
 * synced (what is no longer in Git may be left over), no operation is under way, the last one
 * succeeded and was looked at since, the health is good and there is no error condition. What runs
 * behind the Application is looked at afterwards, by others.
 */
final class DeployedCommit {
  private final Predicate<String> containsCommit;

  /**
   * @param containsCommit whether the history of a revision contains the commit
   */
  DeployedCommit(Predicate<String> containsCommit) {
    this.containsCommit = containsCommit;
  }

  Verdict judge(ApplicationState app) {
    if (app.refreshIsPending()) {
      return new Verdict.NotYet("Argo CD has not looked yet");
    }
    if (!app.errors().isEmpty()) {
      return new Verdict.Broken(HelmMessage.shortened(app.errors().get(0)));
    }
    if (!app.comparedItsPresentSources()) {
      return new Verdict.NotYet("Argo CD compares the new sources");
    }
    if (app.valuesRevision().filter(containsCommit).isEmpty()) {
      return new Verdict.NotYet("Argo CD does not know the commit yet");
    }
    if (app.operationPhase().equals("Failed") || app.operationPhase().equals("Error")) {
      return new Verdict.Broken("the sync failed: " + app.operationMessage());
    }
    if (app.isSyncing()) {
      return new Verdict.NotYet(syncing(app));
    }
    if (!app.isSyncedButForLeftovers()) {
      return new Verdict.NotYet("sync status " + app.sync());
    }
    if (!app.reconciledAfterLastOperation()) {
      return new Verdict.NotYet("Argo CD looks at what it synced");
    }
    return app.health().equals("Healthy")
        ? new Verdict.Deployed(app.leftovers())
        : new Verdict.NotYet("health " + app.health());
  }

  private static String syncing(ApplicationState app) {
    return app.operationMessage().isEmpty() ? "syncing" : "syncing: " + app.operationMessage();
  }
}
