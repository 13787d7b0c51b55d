///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/gitops/Gitops.java
//SOURCES ../lib/argocd/Argocd.java
//SOURCES ../lib/serving/Serving.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import argocd.Argocd;
import console.Result;
import console.Script;
import gitops.ConfigChange;
import gitops.ConfigFile;
import gitops.Gitops;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.Access;
import platform.ChangeOptions;
import platform.EnvironmentOption;
import platform.WorkshopScript;
import serving.Serving;

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

  @Mixin ChangeOptions options;

  public static void main(String... args) {
    Script.main(new DeployUi(), args);
  }

  @Override
  protected Result run() throws Exception {
    var platform = platform();
    try (var gitops = Gitops.open(workbench(), console(), platform)) {
      new Access(cluster(), platform)
          .require("patch", "argoproj.io", "applications", platform.toolings());
      gitops.lookAtServer();

      console().step("Write the UI's values to config.yaml");
      var given = ConfigFile.values("image", image, "model_name", modelName);
      var change = ConfigChange.of(gitops, NAME, environments.names(), this::pageValues, given);
      change.describe(console());
      new Argocd(cluster(), platform, console()).applicationSets().require(environments.names());
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
        awaitUi(gitops, pushed.commit(), environment);
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

  private void awaitUi(Gitops gitops, String commit, String environment)
      throws InterruptedException {
    var limit = options.timeout();
    var application = NAME + "-" + environment;
    var argocd = new Argocd(cluster(), platform(), console());
    argocd.applicationSets().refresh(environment, limit);
    argocd
        .applications()
        .awaitDeployed(application, revision -> gitops.contains(revision, commit), limit);
    var serving = new Serving(cluster(), platform().namespace(environment), console());
    serving.awaitDeployment(NAME, "app.kubernetes.io/name", NAME, limit);
    console().done(environment + ": the UI's pods run");
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
