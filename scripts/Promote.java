///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/gitops/Gitops.java
//SOURCES ../lib/registry/Registry.java
//SOURCES ../lib/rollout/Rollout.java
//SOURCES AwaitedModel.java
//SOURCES RunningDigest.java
//SOURCES TestedModel.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import argocd.Argocd;
import console.Result;
import console.Script;
import gitops.ConfigChange;
import gitops.ConfigFile;
import gitops.Delivered;
import gitops.Delivery;
import gitops.GitUrlOption;
import gitops.Gitops;
import gitops.ModelImage;
import gitops.ModelTrace;
import gitops.ModelValues;
import gitops.PullRequestOptions;
import gitops.TracedMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metrics.ModelMetrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.Access;
import platform.ChangeOptions;
import platform.WorkshopScript;
import registry.ImageRegistry;
import registry.Images;
import registry.Manifest;

@Command(
    name = "promote",
    description = {
      "Takes to prod exactly the jukebox model that test serves, by version and image digest,",
      "after one real prediction on test."
    })
public class Promote extends WorkshopScript {
  private static final String NAME = "jukebox";
  private static final String TEST = "test";
  private static final String PROD = "prod";

  @Option(
      names = "--image-namespace",
      paramLabel = "NAME",
      description =
          "prod's namespace in the registry; the image is copied there (default: what prod's"
              + " config.yaml says, else test's)")
  String imageNamespace;

  @Mixin PullRequestOptions pullRequests;

  @Mixin GitUrlOption gitUrl;

  @Mixin ChangeOptions options;

  public static void main(String... args) {
    Script.main(new Promote(), args);
  }

  @Override
  protected Result run() throws Exception {
    try (var place = gitUrl.open(workbench(), profile(), console())) {
      place.directory().ifPresent(this::workIn);
      return promote();
    }
  }

  private Result promote() throws Exception {
    var platform = platform();
    logInMeanwhile();
    try (var gitops = Gitops.open(workbench(), console(), platform)) {
      gitops.lookAtServer();
      new Access(cluster(), platform)
          .require("patch", "argoproj.io", "applications", platform.toolings());
      new Argocd(cluster(), platform).applicationSets().require(List.of(PROD));

      console().step("Find what test serves, and ask it for a prediction");
      var test = gitops.files().onServer(TEST, NAME);
      var tested =
          new TestedModel(cluster(), platform, http(), this::registry, console(), options.timeout())
              .require(gitops, NAME, test);
      tested.warnOfMovingTag(console());
      var images = Images.of(workbench(), profile(), console());
      var manifest = images.read(tested.reference());
      var running = new RunningDigest(NAME, cluster(), platform, console());
      running.requireUnmoved(TEST, tested, manifest);

      console().step("Write the model's values to prod's config.yaml");
      var change =
          ConfigChange.of(gitops, NAME, List.of(PROD), it -> page(test), image(gitops, test));
      change.describe(console());
      var promoted = ModelImage.of(change.files().get(0));
      if (options.isDryRun()) {
        console().say("dry run: nothing was changed");
        return new Result().value("changed", false).value("files", change.texts());
      }
      boolean copied = copy(images, tested, manifest, promoted);

      console().step("Git first: it is not real until it is in Git");
      var trace = trace(tested, manifest);
      var delivered =
          new Delivery(gitops, console(), pullRequests, options.timeout())
              .of(change, places -> message(tested, trace), trace);

      console().step("Wait until Argo CD has deployed it and the model serves");
      var result =
          new AwaitedModel(
                  cluster(), platform, http(), this::registry, console(), options.timeout())
              .of(gitops, change, delivered, List.of(PROD));
      if (delivered.get(PROD) instanceof Delivered.InGit) {
        running.requireDeployed(PROD, promoted, manifest);
      }
      result.value("version", tested.version()).value("digest", manifest.digest().text());
      result.value("image", promoted.reference()).value("copied", copied);
      return trace.metrics().isEmpty() ? result : result.value("metrics", trace.metrics());
    }
  }

  /** What an empty config.yaml of prod gets: what test has, as far as it is about the model. */
  private static Map<String, String> page(ConfigFile test) {
    return ConfigFile.values(
        "chart_path",
        test.value("chart_path").orElse(null),
        "name",
        test.value("name").orElse(NAME));
  }

  /** The keys that name the image: prod keeps its own registry and namespace, if it has any. */
  private Map<String, String> image(Gitops gitops, ConfigFile test) {
    var prod = gitops.files().config(PROD, NAME);
    return ConfigFile.values(
        "version",
        test.value("version").orElseThrow(),
        "image_repository",
        prod.value("image_repository").or(() -> test.value("image_repository")).orElse(null),
        "image_namespace",
        Optional.ofNullable(imageNamespace)
            .or(() -> prod.value("image_namespace").filter(Promote::isOwn))
            .or(() -> test.value("image_namespace"))
            .orElse(null));
  }

  private static boolean isOwn(String namespace) {
    return !namespace.equals(ModelValues.WORKSHOPS_NAMESPACE);
  }

  private boolean copy(Images images, ModelImage tested, Manifest manifest, ModelImage promoted)
      throws InterruptedException {
    if (promoted.reference().equals(tested.reference())) {
      return false;
    }
    console().step("Copy the image to prod's namespace");
    console()
        .standsFor(
            "skopeo copy --preserve-digests docker://%s docker://%s"
                .formatted(tested.reference(), promoted.reference()));
    boolean copied = images.copy(tested.reference(), manifest, promoted.reference());
    var name = promoted.reference() + "@" + manifest.digest();
    console().done(copied ? "copied to " + name : name + " is there already");
    return copied;
  }

  private static ModelTrace trace(ModelImage image, Manifest manifest) throws IOException {
    return new ModelTrace(
        Optional.of(image.version()),
        Optional.of(manifest.digest().text()),
        ModelMetrics.of(manifest.annotations()).texts());
  }

  private String message(ModelImage image, ModelTrace trace) {
    var usual = "🐰 UPDATE - " + NAME + " " + image.version() + " to " + PROD + " 🐰";
    return TracedMessage.of(options.message().orElse(usual), trace);
  }

  private ImageRegistry registry() {
    return new ImageRegistry(workbench(), profile());
  }

  @Override
  protected String explanation() {
    return """
    curl https://jukebox-<USER_NAME>-test.<CLUSTER_DOMAIN>/v2/models/jukebox/infer -d @song.json
    oc get po -l serving.kserve.io/inferenceservice=jukebox -o jsonpath='{..imageID}' -n <USER_NAME>-test
    skopeo copy --preserve-digests docker://<TEST_IMAGE> docker://<PROD_IMAGE>
    vi model-deployments/prod/jukebox/config.yaml
    git add .
    git commit -m "🐰 UPDATE - jukebox <VERSION> to prod 🐰"
    git push
    oc annotate application jukebox-prod argocd.argoproj.io/refresh=normal -n <USER_NAME>-toolings
    oc get inferenceservice jukebox -n <USER_NAME>-prod
    """;
  }
}
