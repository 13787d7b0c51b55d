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
import console.ExitCode;
import console.Failure;
import gitops.ApplicationInGit;
import gitops.ConfigFile;
import gitops.GitCommit;
import gitops.Gitops;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollout.Goal;
import rollout.Judgement;
import serving.RunningImage;
import why.Scene;

/**
 * What runs where, seen at one moment. "Serves" is said only of what is observed to serve the
 * newest commit that is about it, by the rules that the other scripts wait by, and by a model only
 * where it says so itself behind its route.
 */
public final class Overview {
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
   * Looks at one application in one environment.
   *
   * @return empty where the environment has no config.yaml for it
   */
  public Optional<ApplicationStatus> of(String name, String environment)
      throws IOException, InterruptedException {
    var inGit = gitops.application(environment, name);
    var config = inGit.config();
    return config.isEmpty()
        ? Optional.empty()
        : Optional.of(status(name, environment, config.get(), inGit));
  }

  private ApplicationStatus status(
      String name, String environment, ConfigFile config, ApplicationInGit inGit)
      throws IOException, InterruptedException {
    var scene = judgement.look(name, environment);
    var app = scene.application().map(ApplicationState::new);
    var commit = inGit.lastChange(app.map(ApplicationState::valueFiles).orElse(List.of()));
    var verdict = verdict(name, environment, config, scene, commit);
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
        OwnImages.of(name, config).among(traces(scene, inGit)));
  }

  private Verdict verdict(
      String name, String environment, ConfigFile config, Scene scene, Optional<GitCommit> commit)
      throws InterruptedException {
    try {
      if (config.isEmpty() || commit.isEmpty()) {
        return Verdict.notConfigured(config.name(), deployCommand(name, environment));
      }
      var id = commit.get().id();
      var goal =
          new Goal(
              name, environment, revision -> gitops.contains(revision, id), config.chartSource());
      return Verdict.of(judgement.of(scene, goal, commit.get().shortId()));
    } catch (Failure brokenConfig) {
      if (brokenConfig.exitCode() != ExitCode.FAILED) {
        throw brokenConfig;
      }
      return Verdict.of(brokenConfig);
    }
  }

  private static String deployCommand(String name, String environment) {
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
