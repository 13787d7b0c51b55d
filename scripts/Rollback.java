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
import gitops.ConfigChange;
import gitops.Delivery;
import gitops.DeployedVersion;
import gitops.Gitops;
import gitops.ModelImages;
import gitops.PullRequestOptions;
import gitops.TracedMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.Access;
import platform.ChangeOptions;
import platform.EnvironmentOption;
import platform.WorkshopScript;
import registry.ImageRegistry;

@Command(
    name = "rollback",
    description = {
      "Goes back to an earlier version of the jukebox model: writes its image to config.yaml with"
          + " a",
      "new commit, and waits until that very commit serves. All other keys stay as they are now."
    })
public class Rollback extends WorkshopScript {
  private static final String NAME = "jukebox";

  @Option(
      names = "--to",
      paramLabel = "COMMIT|VERSION",
      description = "an earlier version, or a commit of mlops-gitops (default: the version before)")
  String to;

  @Mixin EnvironmentOption environments;

  @Mixin PullRequestOptions pullRequests;

  @Mixin ChangeOptions options;

  public static void main(String... args) {
    Script.main(new Rollback(), args);
  }

  @Override
  protected Result run() throws Exception {
    var platform = platform();
    try (var gitops = Gitops.open(workbench(), console(), platform)) {
      new Access(cluster(), platform)
          .require("patch", "argoproj.io", "applications", platform.toolings());
      gitops.lookAtServer();

      console().step("Find the version to go back to");
      var versions = find(gitops);
      var change = ConfigChange.back(gitops, NAME, versions);
      change.describe(console());
      new ModelImages(this::registry, console()).require(change);
      new Argocd(cluster(), platform).applicationSets().require(environments.names());
      if (options.isDryRun()) {
        console().say("dry run: nothing was changed");
        return new Result().value("changed", false).value("files", change.texts());
      }

      console().step("Git first: it is not real until it is in Git");
      var last = versions.get(environments.names().get(versions.size() - 1));
      var delivered =
          new Delivery(gitops, console(), pullRequests, options.timeout())
              .of(change, places -> message(places, versions), last.trace());

      console().step("Wait until Argo CD has deployed it and the model serves");
      return new AwaitedModel(
              cluster(), platform, http(), this::registry, console(), options.timeout())
          .of(gitops, change, delivered, environments.names());
    }
  }

  private Map<String, DeployedVersion> find(Gitops gitops) throws IOException {
    var versions = new LinkedHashMap<String, DeployedVersion>();
    for (var environment : environments.names()) {
      var version = gitops.history(environment, NAME).find(Optional.ofNullable(to));
      console().say(environment + ": " + version.name() + " of " + version.time());
      versions.put(environment, version);
    }
    return versions;
  }

  /** One version for all, or each with its place; the trace only where it holds for all. */
  private String message(List<String> places, Map<String, DeployedVersion> versions) {
    var names = places.stream().map(it -> versions.get(it).name()).distinct().toList();
    var what =
        names.size() == 1
            ? names.get(0) + " to " + String.join(" and ", places)
            : places.stream()
                .map(it -> versions.get(it).name() + " to " + it)
                .collect(Collectors.joining(" and "));
    var words = options.message().orElse("⏪ ROLLBACK - " + NAME + " " + what + " ⏪");
    return names.size() == 1 ? TracedMessage.of(words, versions.get(places.get(0)).trace()) : words;
  }

  private ImageRegistry registry() {
    return new ImageRegistry(workbench(), profile());
  }

  @Override
  protected String explanation() {
    return """
    git log -p -- model-deployments/test/jukebox/config.yaml
    vi model-deployments/test/jukebox/config.yaml model-deployments/prod/jukebox/config.yaml
    git add .
    git commit -m "⏪ ROLLBACK - jukebox <VERSION> to test and prod ⏪"
    git push
    oc annotate application jukebox-test argocd.argoproj.io/refresh=normal -n <USER_NAME>-toolings
    oc get application jukebox-test -n <USER_NAME>-toolings
    oc get inferenceservice jukebox -n <USER_NAME>-test
    """;
  }
}
