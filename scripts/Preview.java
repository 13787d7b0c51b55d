///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/forecast/Forecast.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import console.Failure;
import console.Result;
import console.Script;
import forecast.ChartRepositories;
import forecast.ClusterView;
import forecast.EnvironmentForecast;
import forecast.Forecast;
import forecast.ForecastData;
import forecast.ForecastLines;
import forecast.LiveObjects;
import forecast.Paint;
import forecast.Problem;
import forecast.Workspace;
import gitops.Gitops;
import gitops.UnpushedChanges;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.CacheDirectory;
import platform.EnvironmentOption;
import platform.WorkshopScript;
import registry.ImageRegistry;
import rendering.HelmEngine;

@Command(
    name = "preview",
    description = {
      "Says what a push of your working tree would change on the cluster, and what it would break:",
      "does what Argo CD does, ApplicationSet and Helm, and compares with the last commit and with",
      "the live objects. Nothing is changed anywhere. Exit code 1 where something would break."
    })
public class Preview extends WorkshopScript {
  @Mixin EnvironmentOption environments;

  @Option(names = "--no-cluster", description = "do not compare with the live objects")
  boolean withoutCluster;

  @Option(
      names = "--offline",
      description = "ask no server at all: neither Git, nor the registry, nor the cluster")
  boolean offline;

  public static void main(String... args) {
    Script.main(new Preview(), args);
  }

  @Override
  protected Result run() throws Exception {
    platform(); // may ask the person, so before anything else
    warmUpHelmMeanwhile();
    if (looksAtCluster()) {
      logInMeanwhile();
    }
    try (var gitops = Gitops.open(workbench(), console(), platform());
        var workspace = Workspace.create(workbench())) {
      console().step("Read your working tree, and the commit that it is compared with");
      var changes = gitops.unpushed();
      var base = base(changes);
      var before = workspace.commit(changes, base.commit());
      var now = workspace.workingTree(changes);

      console().step("Make the Applications as the ApplicationSets do, and render their charts");
      var charts = charts(gitops);
      var forecast = new Forecast(platform(), before, now, workspace.charts(charts), clusterView());
      var lines = new ForecastLines(new Paint(workbench().colours()));
      var result = new Result().value("comparedWith", base.commit());
      var forecasts = new ArrayList<EnvironmentForecast>();
      for (var environment : environments.names()) {
        var expected = forecast.of(environment);
        forecasts.add(expected);
        result.value(environment, ForecastData.of(expected));
        lines.of(expected).forEach(result::note);
      }
      result.value("notPreviewed", ForecastData.notPreviewed(forecasts));
      charts.remarks().forEach(console()::warn);

      if (!offline) {
        console().step("Ask the registries for the images");
        forecast.askFor(new ImageRegistry(workbench(), profile()));
      }
      forecast.remarks().forEach(console()::warn);
      forecast.problems().stream().map(lines::of).forEach(it -> it.forEach(result::note));
      result.value("problems", forecast.problems().stream().map(ForecastData::of).toList());
      return judged(result, forecast.problems());
    }
  }

  // it takes half a second; should it fail, it fails again where it is needed
  private static void warmUpHelmMeanwhile() {
    CompletableFuture.runAsync(HelmEngine::warmUp);
  }

  @Override
  protected boolean mayAskTheCluster() {
    return !offline;
  }

  private boolean looksAtCluster() {
    return !offline && !withoutCluster;
  }

  private UnpushedChanges.Base base(UnpushedChanges changes) throws IOException {
    if (!offline) {
      console().standsFor("git fetch");
      try {
        if (!changes.fetch()) {
          console().warn("the Git server has no branch " + changes.branch());
        }
      } catch (Failure away) {
        console().warn("compared with what the last fetch brought: " + away.getMessage());
      }
    }
    var base = changes.base();
    if (!base.isOfServer()) {
      console().warn("the server's branch was never fetched: compared with your last commit");
    }
    if (base.behind() > 0) {
      console()
          .warn(
              "the server's newer commits ("
                  + base.behind()
                  + ") are not in this preview: git pull --rebase");
    }
    console().say("compared with the commit " + base.commit());
    return base;
  }

  private ChartRepositories charts(Gitops gitops) {
    var cache = CacheDirectory.of(workbench());
    return offline
        ? ChartRepositories.offline(gitops, cache)
        : ChartRepositories.online(gitops, cache);
  }

  /** The live objects; without a cluster the preview is worth less, but not nothing. */
  private ClusterView clusterView() {
    if (!looksAtCluster()) {
      return ClusterView.none();
    }
    try {
      return ClusterView.of(new LiveObjects(cluster().client()), this::sentence);
    } catch (Failure | KubernetesClientException away) {
      console().warn("not compared with the cluster: " + sentence(away));
      return ClusterView.none();
    }
  }

  private String sentence(RuntimeException failed) {
    return inWords(failed).map(Failure::getMessage).orElseGet(failed::getMessage);
  }

  private static Result judged(Result result, List<Problem> problems) {
    var breaking = problems.stream().filter(Problem::breaks).toList();
    result.value("wouldBreak", !breaking.isEmpty());
    if (breaking.isEmpty()) {
      return result;
    }
    var first = breaking.get(0);
    var more = breaking.size() == 1 ? "" : " (and " + (breaking.size() - 1) + " more)";
    return result.failing(
        Failure.content("do not push yet: " + first.sentence() + more, first.next()));
  }

  @Override
  protected String explanation() {
    return """
    git fetch
    git diff origin/main
    argocd appset generate appset-test.yaml
    helm template jukebox-test <CHART> -n <USER_NAME>-test -f model-deployments/test/jukebox/config.yaml
    oc diff -f <RENDERED>
    skopeo inspect docker://<IMAGE>
    """;
  }
}
