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
import gitops.Gitops;
import gitops.ModelImage;
import gitops.ModelValues;
import gitops.TracedMessage;
import java.util.HashSet;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import platform.Access;
import platform.ChangeOptions;
import platform.EnvironmentOption;
import platform.ImageRegistry;
import platform.WorkshopScript;
import serving.Inference;
import serving.Serving;
import serving.Song;

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

  @Mixin ChangeOptions options;

  public static void main(String... args) {
    Script.main(new DeployJukebox(), args);
  }

  @Override
  protected Result run() throws Exception {
    var platform = platform();
    try (var gitops = Gitops.open(workbench(), console(), platform)) {
      new Access(cluster(), platform)
          .require("patch", "argoproj.io", "applications", platform.toolings());
      gitops.pull();

      console().step("Write the model's values to config.yaml");
      var change =
          ConfigChange.of(
              gitops, NAME, environments.names(), environment -> values.page(NAME), values.given());
      change.describe(console());
      var digest = checkImages(change);
      new Argocd(cluster(), platform, console()).applicationSets().require(environments.names());
      if (options.isDryRun()) {
        console().say("dry run: nothing was changed");
        return new Result().value("changed", false).value("files", change.texts());
      }

      console().step("Git first: it is not real until it is in Git");
      var pushed = gitops.commitAndPush(change.texts(), message(change, digest));

      console().step("Wait until Argo CD has deployed it and the model serves");
      var result =
          new Result().value("changed", !pushed.alreadyThere()).value("commit", pushed.commit());
      result.link("commit", platform.links().commit(pushed.commit()));
      for (var environment : environments.names()) {
        var application = NAME + "-" + environment;
        result.value(environment, awaitModel(gitops, pushed.commit(), environment));
        result.link("Argo CD " + environment, platform.links().application(application));
        result.link("dashboard " + environment, platform.links().dashboard(environment));
        result.link("model " + environment, platform.links().model(NAME, environment));
      }
      return result;
    }
  }

  /** The digest of the image, where all environments have the same one and the registry tells. */
  private Optional<String> checkImages(ConfigChange change) throws InterruptedException {
    var registry = new ImageRegistry(workbench(), profile());
    var digests = new HashSet<String>();
    for (var image : ModelImage.of(change)) {
      console().standsFor("skopeo inspect docker://" + image.reference());
      digests.add(image.require(registry.look(image.reference()), console()));
      if (image.isLatest()) {
        console().warn("version latest is neither traceable nor rolled out again when it moves");
      }
    }
    return digests.stream().filter(it -> digests.size() == 1 && !it.isEmpty()).findFirst();
  }

  private String message(ConfigChange change, Optional<String> digest) {
    var places = String.join(" and ", environments.names());
    var usual =
        change.isFirst()
            ? "🐰 ADD - ApplicationSets and jukebox to deploy 🐰"
            : "🐰 UPDATE - jukebox " + values.summary() + " to " + places + " 🐰";
    return TracedMessage.of(options.message().orElse(usual), values.version(), digest);
  }

  private Result awaitModel(Gitops gitops, String commit, String environment)
      throws InterruptedException {
    var platform = platform();
    var limit = options.timeout();
    var argocd = new Argocd(cluster(), platform, console());
    argocd.applicationSets().refresh(environment, limit);
    argocd
        .applications()
        .awaitDeployed(
            NAME + "-" + environment, revision -> gitops.contains(revision, commit), limit);
    var serving = new Serving(cluster(), platform.namespace(environment), console());
    var model = serving.awaitModel(NAME, limit);
    var endpoint = platform.routeUrl(NAME, environment);
    var prediction = new Inference(http(), endpoint, NAME).predict(Song.sample());
    console().done(environment + ": " + model + " serves and predicts");
    return new Result()
        .value("model", model)
        .value("endpoint", endpoint)
        .value("outputs", prediction.values().size());
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
