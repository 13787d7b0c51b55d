//SOURCES ../gitops/Gitops.java
//SOURCES ../rollout/Rollout.java
//SOURCES ApplicationStatus.java
//SOURCES OwnImages.java
//SOURCES State.java
//SOURCES StatusData.java
//SOURCES StatusTable.java
//SOURCES Trace.java
//SOURCES TraceText.java
//SOURCES Verdict.java

package overview;

import argocd.ApplicationState;
import console.Failure;
import gitops.ApplicationInGit;
import gitops.ConfigFile;
import gitops.GitCommit;
import gitops.Gitops;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import platform.SideBySide;
import platform.SideBySide.Answer;
import rollout.ApplicationKey;
import rollout.Goal;
import rollout.Judgement;
import rollout.Predictions;
import serving.RunningImage;
import why.Scene;

/**
 * What runs where, seen at one moment. "Serves" is said only of what is observed to serve the
 * newest commit that is about it, by the rules that the other scripts wait by, and by a model only
 * where it says so itself behind its route.
 */
public final class Overview {
  /** Few enough for an API, a router and a Git server that a whole class asks. */
  private static final int AT_ONCE = 8;

  private final Gitops gitops;
  private final Judgement judgement;

  /**
   * @param gitops after a look at the server
   */
  public Overview(Gitops gitops, Judgement judgement) {
    this.gitops = gitops;
    this.judgement = judgement;
  }

  /**
   * Looks at applications, several at the same time.
   *
   * @return one status for each, in their order, without those that have no config.yaml in their
   *     environment
   */
  public List<ApplicationStatus> of(List<ApplicationKey> applications)
      throws IOException, InterruptedException {
    var known = new ArrayList<Known>();
    for (var it : applications) {
      var inGit = gitops.application(it.environment(), it.name());
      inGit.config().ifPresent(config -> known.add(new Known(it, inGit, config)));
    }
    try (var sideBySide = new SideBySide(AT_ONCE)) {
      var scenes = judgement.look(known.stream().map(Known::key).toList(), sideBySide);
      var begun = new ArrayList<Answer<ApplicationStatus>>();
      for (int i = 0; i < known.size(); i++) {
        var application = known.get(i);
        var scene = scenes.get(i);
        begun.add(sideBySide.begin(() -> status(application, scene)));
      }
      var statuses = new ArrayList<ApplicationStatus>();
      for (var status : begun) {
        statuses.add(status.get());
      }
      return statuses;
    }
  }

  /** An application that Git has a config.yaml of. */
  private record Known(ApplicationKey key, ApplicationInGit inGit, ConfigFile config) {}

  private ApplicationStatus status(Known application, Scene scene)
      throws IOException, InterruptedException {
    var name = application.key().name();
    var environment = application.key().environment();
    var config = application.config();
    var inGit = application.inGit();
    var app = scene.application().map(ApplicationState::new);
    var commit = inGit.lastChange(app.map(ApplicationState::valueFiles).orElse(List.of()));
    var verdict = verdict(name, environment, config, scene, commit);
    var predictions =
        verdict.state() == State.SERVES
            ? judgement.predictions(scene, environment)
            : Optional.<Predictions>empty();
    var pods = scene.podsOfAllVersions();
    return new ApplicationStatus(
        name,
        environment,
        verdict,
        verdict.state() == State.NOT_CONFIGURED ? Optional.empty() : version(config),
        commit,
        app.map(ApplicationState::sync).orElse(""),
        app.map(ApplicationState::health).orElse(""),
        (int) pods.stream().filter(Readiness::isPodReady).count(),
        pods.size(),
        predictions,
        OwnImages.of(name, config).among(traces(scene, inGit)));
  }

  private Verdict verdict(
      String name, String environment, ConfigFile config, Scene scene, Optional<GitCommit> commit)
      throws InterruptedException {
    Map<String, String> chart;
    try {
      if (config.isEmpty() || commit.isEmpty()) {
        return Verdict.notConfigured(config.name(), missingStep(name, environment, scene));
      }
      chart = config.chartSource();
    } catch (Failure broken) {
      return Verdict.brokenConfig(broken);
    }
    var id = commit.get().id();
    var goal = new Goal(name, environment, revision -> gitops.contains(revision, id), chart);
    return Verdict.of(judgement.of(scene, goal, commit.get().shortId()));
  }

  // without the ApplicationSet, a push would deploy nothing
  private static String missingStep(String name, String environment, Scene scene) {
    if (scene.applicationSet().isEmpty()) {
      return "setup-appsets";
    }
    var script = name.equals("jukebox-ui") ? "deploy-ui" : "deploy-" + name;
    return script + " --env " + environment;
  }

  private static Optional<String> version(ConfigFile config) {
    try {
      return config.value("version").or(() -> config.value("image"));
    } catch (Failure broken) {
      return Optional.empty(); // the verdict says so
    }
  }

  private static List<Trace> traces(Scene scene, ApplicationInGit inGit) throws IOException {
    var versions = inGit.versions();
    var traces = new ArrayList<Trace>();
    for (var pod : scene.podsOfAllVersions()) {
      for (var running : RunningImage.of(pod)) {
        traces.add(Trace.of(running, versions, inGit));
      }
    }
    return traces;
  }
}
