///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/gitops/Gitops.java
//SOURCES ../lib/rollout/Rollout.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import argocd.Argocd;
import console.Result;
import console.Script;
import gitops.ConfigChange;
import gitops.ConfigFile;
import gitops.GitUrlOption;
import gitops.Gitops;
import gitops.Pushed;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.Access;
import platform.ChangeOptions;
import platform.EnvironmentOption;
import platform.WorkshopScript;
import registry.ImageRegistry;
import rollout.Goal;
import rollout.Rollout;

@Command(
    name = "deploy-ui",
    description = {
      "Deploys the jukebox's web UI: writes its values to config.yaml, commits, pushes, and waits",
      "until Argo CD has deployed that very commit and the new pods run."
    })
public class DeployUi extends WorkshopScript {
  private static final String NAME = "jukebox-ui";
  private static final String IMAGE = "quay.io/rhoai-mlops/jukebox-ui:simple-1.2";

  private static final String MESSAGE = "📺 UPDATE - jukebox-ui configs for deployment 📺";

  @Mixin EnvironmentOption environments;

  @Option(names = "--image", paramLabel = "IMAGE", description = "the UI's image")
  String image;

  @Option(names = "--model-name", paramLabel = "NAME", description = "the model that the UI asks")
  String modelName;

  @Mixin GitUrlOption gitUrl;

  @Mixin ChangeOptions options;

  public static void main(String... args) {
    Script.main(new DeployUi(), args);
  }

  @Override
  protected Result run() throws Exception {
    try (var place = gitUrl.open(workbench(), profile(), console())) {
      place.directory().ifPresent(this::workIn);
      return deploy();
    }
  }

  private Result deploy() throws Exception {
    var platform = platform();
    logInMeanwhile();
    try (var gitops = Gitops.open(workbench(), console(), platform)) {
      gitops.lookAtServer();

      console().step("Write the UI's values to config.yaml");
      var given = ConfigFile.values("image", image, "model_name", modelName);
      var change = ConfigChange.of(gitops, NAME, environments.names(), this::pageValues, given);
      change.describe(console());
      if (!change.isNone()) {
        requireRights();
      }
      if (options.isDryRun()) {
        console().say("dry run: nothing was changed");
        return new Result().value("changed", false).value("files", change.texts());
      }

      console().step("Git first: it is not real until it is in Git");
      var pushed =
          gitops.commitAndPush(
              change.texts(), options.message().orElse(MESSAGE), options.timeout());

      console().step("Wait until Argo CD has deployed it and the UI's pods run");
      var result =
          new Result().value("changed", !pushed.alreadyThere()).value("commit", pushed.commit());
      result.link("commit", platform.links().commit(pushed.commit()));
      for (var environment : environments.names()) {
        deliver(gitops, change, pushed, environment);
        var application = NAME + "-" + environment;
        result.link("Argo CD " + environment, platform.links().application(application));
        result.link("UI " + environment, platform.links().route(NAME, environment));
      }
      return result;
    }
  }

  /** What the page writes into an empty config.yaml. */
  private Map<String, String> pageValues(String environment) {
    return ConfigFile.values(
        "repo_url",
        platform().repositoryUrl(NAME),
        "chart_path",
        "chart",
        "model_endpoint",
        platform().routeUrl("jukebox", environment),
        "model_name",
        "jukebox",
        "image",
        IMAGE);
  }

  private void requireRights() {
    var toolings = platform().toolings();
    new Access(cluster(), platform()).require("patch", "argoproj.io", "applications", toolings);
    new Argocd(cluster(), platform()).applicationSets().require(environments.names());
  }

  private void deliver(Gitops gitops, ConfigChange change, Pushed pushed, String environment)
      throws InterruptedException {
    var goal =
        new Goal(
            NAME,
            environment,
            revision -> gitops.contains(revision, pushed.commit()),
            change.chartSource(environment));
    var rollout = new Rollout(goal, cluster(), platform(), this::registry, console());
    if (!pushed.alreadyThere() || rollout.look().isEmpty()) {
      rollout.await(options.timeout());
    }
    console().done(environment + ": the UI's pods run");
  }

  private ImageRegistry registry() {
    return new ImageRegistry(workbench(), profile());
  }

  @Override
  protected String explanation() {
    return """
    vi model-deployments/test/jukebox-ui/config.yaml model-deployments/prod/jukebox-ui/config.yaml
    git add .
    git commit -m "📺 UPDATE - jukebox-ui configs for deployment 📺"
    git push
    oc annotate applicationset jukebox-test-appset argocd.argoproj.io/application-set-refresh=true -n <USER_NAME>-toolings
    oc annotate application jukebox-ui-test argocd.argoproj.io/refresh=normal -n <USER_NAME>-toolings
    oc rollout status deployment/jukebox-ui -n <USER_NAME>-test
    """;
  }
}
