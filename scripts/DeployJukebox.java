///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/gitops/Gitops.java
//SOURCES ../lib/rollout/Rollout.java
//SOURCES AwaitedModel.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import argocd.Argocd;
import console.Result;
import console.Script;
import gitops.BestModel;
import gitops.ConfigChange;
import gitops.Delivery;
import gitops.FoundModel;
import gitops.GitUrlOption;
import gitops.Gitops;
import gitops.ModelImages;
import gitops.ModelTrace;
import gitops.ModelValues;
import gitops.PullRequestOptions;
import gitops.TracedMessage;
import java.util.List;
import java.util.Map;
import metrics.BestModelOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import platform.Access;
import platform.ChangeOptions;
import platform.EnvironmentOption;
import platform.WorkshopScript;
import registry.ImageRegistry;

@Command(
    name = "deploy-jukebox",
    description = {
      "Deploys a version of the jukebox model: writes it to config.yaml, commits, pushes, and"
          + " waits",
      "until Argo CD has deployed that very commit and the model answers."
    })
public class DeployJukebox extends WorkshopScript {
  private static final String NAME = "jukebox";

  @Mixin ModelValues values;

  @Mixin EnvironmentOption environments;

  @Mixin BestModelOptions best;

  @Mixin PullRequestOptions pullRequests;

  @Mixin GitUrlOption gitUrl;

  @Mixin ChangeOptions options;

  public static void main(String... args) {
    Script.main(new DeployJukebox(), args);
  }

  @Override
  protected Result run() throws Exception {
    try (var place = gitUrl.open(workbench(), profile(), console())) {
      place.directory().ifPresent(this::workIn);
      return deploy();
    }
  }

  private Result deploy() throws Exception {
    var images = new ModelImages(this::registry, console());
    var gate = new BestModel(best, images, console());
    var platform = platform();
    logInMeanwhile();
    try (var gitops = Gitops.open(workbench(), console(), platform)) {
      gitops.lookAtServer();

      console().step("Write the model's values to config.yaml");
      var change =
          ConfigChange.of(
              gitops, NAME, environments.names(), environment -> values.page(NAME), values.given());
      change.describe(console());
      var models = checkBeforeChange(change, images);
      var comparisons = gate.compare(change, models);
      var refusal = gate.refusal(comparisons);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      if (options.isDryRun()) {
        console().say("dry run: nothing was changed");
        var result = new Result().value("changed", false).value("files", change.texts());
        BestModel.addTo(result, comparisons);
        return result;
      }

      console().step("Git first: it is not real until it is in Git");
      var trace = ModelTrace.of(models.values());
      var delivered =
          new Delivery(gitops, console(), pullRequests, options.timeout())
              .of(change, places -> message(change, places, trace), trace);

      console().step("Wait until Argo CD has deployed it and the model serves");
      var result =
          new AwaitedModel(
                  cluster(), platform, http(), this::registry, console(), options.timeout())
              .of(gitops, change, delivered, environments.names());
      BestModel.addTo(result, comparisons);
      return result;
    }
  }

  /** What the registry says of the models; nobody is asked where nothing changes. */
  private Map<String, FoundModel> checkBeforeChange(ConfigChange change, ModelImages images)
      throws InterruptedException {
    if (change.isNone()) {
      return Map.of();
    }
    var toolings = platform().toolings();
    new Access(cluster(), platform()).require("patch", "argoproj.io", "applications", toolings);
    var models = images.require(change);
    new Argocd(cluster(), platform()).applicationSets().require(environments.names());
    return models;
  }

  private ImageRegistry registry() {
    return new ImageRegistry(workbench(), profile());
  }

  private String message(ConfigChange change, List<String> places, ModelTrace trace) {
    var usual =
        change.isFirst()
            ? "🐰 ADD - ApplicationSets and jukebox to deploy 🐰"
            : "🐰 UPDATE - jukebox "
                + values.summary()
                + " to "
                + String.join(" and ", places)
                + " 🐰";
    return TracedMessage.of(options.message().orElse(usual), trace);
  }

  @Override
  protected String explanation() {
    return """
    vi model-deployments/test/jukebox/config.yaml model-deployments/prod/jukebox/config.yaml
    git add .
    git commit -m "🐰 ADD - ApplicationSets and jukebox to deploy 🐰"
    git push
    oc annotate applicationset jukebox-test-appset argocd.argoproj.io/application-set-refresh=true -n <USER_NAME>-toolings
    oc annotate application jukebox-test argocd.argoproj.io/refresh=normal -n <USER_NAME>-toolings
    oc get application jukebox-test -n <USER_NAME>-toolings
    oc get inferenceservice jukebox -n <USER_NAME>-test
    curl https://jukebox-<USER_NAME>-test.<CLUSTER_DOMAIN>/v2/models/jukebox
    """;
  }
}
