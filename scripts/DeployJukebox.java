///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/gitops/Gitops.java
//SOURCES ../lib/argocd/Argocd.java
//SOURCES ../lib/serving/Serving.java

import argocd.Argocd;
import console.Result;
import console.Script;
import gitops.ConfigFile;
import gitops.Gitops;
import gitops.ModelImage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.Access;
import platform.EnvironmentOption;
import platform.ImageRegistry;
import platform.RouteClient;
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

  @Option(names = "--version", paramLabel = "TAG", description = "the ModelCar's tag")
  String version;

  @Mixin EnvironmentOption environments;

  @Option(
      names = "--image-repository",
      paramLabel = "HOST",
      description = "the registry of the ModelCar")
  String imageRepository;

  @Option(
      names = "--image-namespace",
      paramLabel = "NAME",
      description = "the ModelCar's namespace there")
  String imageNamespace;

  @Option(
      names = "--chart-path",
      paramLabel = "PATH",
      description = "the chart in mlops-helmcharts")
  String chartPath;

  @Option(names = "--message", description = "the commit message")
  String message;

  @Option(names = "--dry-run", description = "show what would change, and change nothing")
  boolean dryRun;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "how long to wait for each environment (default: ${DEFAULT-VALUE})",
      defaultValue = "600")
  int timeout;

  public static void main(String... args) {
    Script.main(new DeployJukebox(), args);
  }

  @Override
  protected Result run() throws Exception {
    var platform = platform();
    try (var gitops = Gitops.open(workbench(), platform)) {
      new Access(cluster(), platform)
          .require("patch", "argoproj.io", "applications", platform.toolings());
      gitops.pull();

      console().step("Write the model's values to config.yaml");
      var configs = configs(gitops);
      checkImages(configs);
      if (dryRun) {
        console().say("dry run: nothing was changed");
        return new Result().value("changed", false).value("files", List.copyOf(configs.keySet()));
      }

      console().step("Git first: it is not real until it is in Git");
      var text = message(gitops, configs);
      console().standsFor("git add " + String.join(" ", configs.keySet()));
      console().standsFor("git commit -m \"" + text.lines().findFirst().orElse("") + "\"");
      console().standsFor("git push");
      var pushed = gitops.commitAndPush(texts(configs), text);
      console().done(pushed.alreadyThere() ? "nothing to commit" : "pushed " + pushed.commit());

      console().step("Wait until Argo CD has deployed it and the model serves");
      var result =
          new Result().value("changed", !pushed.alreadyThere()).value("commit", pushed.commit());
      result.link("commit", platform.links().commit(pushed.commit()));
      for (var environment : environments.names()) {
        result.value(environment, awaitModel(gitops, pushed.commit(), environment));
        result.link(
            "Argo CD " + environment, platform.links().application(NAME + "-" + environment));
        result.link("dashboard " + environment, platform.links().dashboard(environment));
        result.link("model " + environment, platform.links().route(NAME, environment));
      }
      return result;
    }
  }

  private Map<String, ConfigFile> configs(Gitops gitops) {
    var configs = new LinkedHashMap<String, ConfigFile>();
    for (var environment : environments.names()) {
      var name = "model-deployments/" + environment + "/" + NAME + "/config.yaml";
      var before = ConfigFile.read(gitops.directory(), name);
      var after = before;
      for (var value : (before.isEmpty() ? firstValues() : givenValues()).entrySet()) {
        after = after.with(value.getKey(), value.getValue());
      }
      console().say(name + (after.text().equals(before.text()) ? " has them already" : " changes"));
      configs.put(name, after);
    }
    return configs;
  }

  /** What the page writes into an empty file, with what was given on the command line. */
  private Map<String, String> firstValues() {
    var values = new LinkedHashMap<String, String>();
    values.put("chart_path", "charts/model-deployment/simple");
    values.put("name", NAME);
    values.put("version", "latest");
    values.put("image_repository", "quay.io");
    values.put("image_namespace", "rhoai-mlops");
    values.putAll(givenValues());
    if (version == null) {
      console().warn("version latest is neither traceable nor rolled out again when it moves");
    }
    return values;
  }

  private Map<String, String> givenValues() {
    var values = new LinkedHashMap<String, String>();
    put(values, "chart_path", chartPath);
    put(values, "version", version);
    put(values, "image_repository", imageRepository);
    put(values, "image_namespace", imageNamespace);
    return values;
  }

  private static void put(Map<String, String> values, String key, String given) {
    if (given != null) {
      values.put(key, given);
    }
  }

  private void checkImages(Map<String, ConfigFile> configs) throws InterruptedException {
    var registry = new ImageRegistry(workbench(), profile());
    for (var config : configs.values()) {
      var image = ModelImage.of(config);
      console().standsFor("skopeo inspect docker://" + image.reference());
      image.require(registry.look(image.reference()), console());
    }
  }

  private String message(Gitops gitops, Map<String, ConfigFile> configs) {
    if (message != null) {
      return message;
    }
    var first =
        configs.keySet().stream()
            .allMatch(name -> ConfigFile.read(gitops.directory(), name).isEmpty());
    return first
        ? "🐰 ADD - ApplicationSets and jukebox to deploy 🐰"
        : "🐰 UPDATE - jukebox "
            + (version == null ? "values" : version)
            + " to "
            + String.join(" and ", environments.names())
            + " 🐰";
  }

  private static Map<String, String> texts(Map<String, ConfigFile> configs) {
    var texts = new LinkedHashMap<String, String>();
    configs.forEach((name, config) -> texts.put(name, config.text()));
    return texts;
  }

  private Map<String, Object> awaitModel(Gitops gitops, String commit, String environment)
      throws InterruptedException {
    var platform = platform();
    var limit = Duration.ofSeconds(timeout);
    var argocd = new Argocd(cluster(), platform, console());
    argocd.refreshSet(NAME + "-" + environment + "-appset", limit);
    argocd.awaitDeployed(
        NAME + "-" + environment, revision -> gitops.contains(revision, commit), limit);
    var serving = new Serving(cluster(), platform.namespace(environment), console());
    var model = serving.awaitModel(NAME, limit);
    var endpoint = platform.routeUrl(NAME, environment);
    var prediction =
        new Inference(new RouteClient(profile()), endpoint, NAME).predict(Song.sample());
    console().done(environment + ": " + model + " serves and predicts");
    return Map.of("model", model, "endpoint", endpoint, "outputs", prediction.values().size());
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
