package rollout;

import argocd.ApplicationSetState;
import argocd.ApplicationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import why.Finding;
import why.Outlook;
import why.Scene;
import why.Why;

/**
 * Judges a scene by the rules that a wait ends by. A wait asks Argo CD to look, and believes what
 * it hears afterwards; here nobody is asked, so the Application's sources must be those that its
 * config.yaml asks for, and its revision must have the commit. Where they do not, Argo CD has not
 * looked since the push, and nothing that it says is about the commit.
 */
final class StandingRule {
  private final Goal goal;
  private final String commit;
  private final Target target;

  /**
   * @param commit that is to be deployed, for messages
   */
  StandingRule(Goal goal, String commit, Target target) {
    this.goal = goal;
    this.commit = commit;
    this.target = target;
  }

  Standing judge(Scene scene) {
    var why = notGenerated(scene).or(() -> notDeployed(scene)).or(() -> notServing(scene));
    if (why.isPresent()) {
      return new Standing.NotServing(why.get());
    }
    var remarks = new ArrayList<>(Remarks.on(goal.application(), scene));
    errorOfSet(scene)
        .ifPresent(
            it -> remarks.add(goal.application() + " is as Git has it, but " + it.sentence()));
    var percent = WorkloadRule.percent(scene);
    return percent.isPresent()
        ? new Standing.NotJudged(percent.get(), remarks)
        : new Standing.Serving(WorkloadRule.models(scene), remarks);
  }

  private Optional<Finding> notGenerated(Scene scene) {
    var name = target.applicationSet();
    if (scene.applicationSet().isEmpty()) {
      return of(
          "the ApplicationSet " + name,
          "it does not exist in " + target.toolings(),
          "setup-appsets");
    }
    if (scene.application().isEmpty()) {
      return errorOfSet(scene).or(() -> noApplication(name));
    }
    var set = new ApplicationSetState(scene.applicationSet().get());
    return set.hasMade(new ApplicationState(scene.application().get()), goal.values())
        ? Optional.empty()
        : errorOfSet(scene).or(() -> otherChart(name));
  }

  /**
   * Why the set makes or changes no Application now. It may be the fault of a neighbour's file, and
   * takes nothing away from an Application that has what it needs.
   */
  private Optional<Finding> errorOfSet(Scene scene) {
    return scene
        .applicationSet()
        .flatMap(it -> new ApplicationSetState(it).error())
        .filter(it -> !GenerationError.isAboutAnother(it, target.application()))
        .flatMap(it -> first(Why.notGenerated(scene)));
  }

  private Optional<Finding> noApplication(String set) {
    return of(
        "the ApplicationSet " + set,
        "it makes no Application " + target.application(),
        "wait, or look whether its files: pattern finds the config.yaml");
  }

  private Optional<Finding> otherChart(String set) {
    return of(
        "the ApplicationSet " + set,
        "the Application "
            + target.application()
            + " does not have the chart yet that its config.yaml names",
        "wait some minutes, or " + refresh("applicationset", set, "application-set-refresh"));
  }

  private Optional<Finding> notDeployed(Scene scene) {
    var app = new ApplicationState(scene.application().orElseThrow());
    var pending = new CommitRule(goal.containsCommit()).pending(app, Stage.SYNCED);
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    if (!app.hasError() && !knowsCommit(app)) {
      return Optional.of(notLooked(app));
    }
    return first(Why.notDeployed(scene))
        .or(
            () ->
                of(
                    "the Application " + target.application(),
                    pending.get(),
                    "oc describe application "
                        + target.application()
                        + " -n "
                        + target.toolings()));
  }

  private boolean knowsCommit(ApplicationState app) {
    return app.valuesRevision().filter(goal.containsCommit()).isPresent();
  }

  private Finding notLooked(ApplicationState app) {
    var since = app.reconciledAt().map(it -> " since " + it).orElse("");
    return new Finding(
        "the Application " + target.application(),
        "Argo CD has not looked into Git" + since + " and does not know the commit " + commit,
        "",
        "wait some minutes, or " + refresh("application", target.application(), "refresh"),
        Outlook.HOPEFUL);
  }

  private String refresh(String kind, String name, String annotation) {
    return "oc annotate "
        + kind
        + " "
        + name
        + " -n "
        + target.toolings()
        + " argocd.argoproj.io/"
        + annotation
        + "=normal --overwrite";
  }

  private Optional<Finding> notServing(Scene scene) {
    if (WorkloadRule.percent(scene).isPresent()) {
      return Optional.empty();
    }
    return WorkloadRule.pending(scene)
        .flatMap(
            pending ->
                first(Why.notServing(scene))
                    .or(
                        () ->
                            of(
                                "the Application " + target.application(),
                                "it does not serve yet: " + pending,
                                "oc get pods -n " + target.namespace())));
  }

  private static Optional<Finding> first(List<Finding> findings) {
    return findings.stream().findFirst();
  }

  private static Optional<Finding> of(String object, String cause, String next) {
    return Optional.of(new Finding(object, cause, "", next, Outlook.DOUBTFUL));
  }
}
