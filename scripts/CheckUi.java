///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/serving/Serving.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import console.Failure;
import console.Result;
import console.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.Access;
import platform.EnvironmentOption;
import platform.Routes;
import platform.WorkshopScript;
import serving.Countries;
import serving.Inference;
import serving.Prediction;
import serving.Serving;
import serving.Song;

@Command(
    name = "check-ui",
    description = {
      "Checks the jukebox's web UI: its pods run, its route is there, the page loads, and a"
          + " prediction",
      "through the UI's own /api path comes back from the model."
    })
public class CheckUi extends WorkshopScript {
  private static final String NAME = "jukebox-ui";
  private static final int BEST = 3;

  @Mixin EnvironmentOption environments;

  @Option(
      names = "--show-api",
      description =
          "print the request and the response of the prediction, as the browser's network tab does")
  boolean showApi;

  /** What the model said in each environment. */
  final Map<String, Prediction> predictions = new LinkedHashMap<>();

  public static void main(String... args) {
    Script.main(new CheckUi(), args);
  }

  @Override
  protected Result run() throws Exception {
    var result = new Result();
    for (var environment : environments.names()) {
      var serving = new Serving(cluster(), platform().namespace(environment));
      var url = platform().routeUrl(NAME, environment);

      new Access(cluster(), platform())
          .require("list", "", "pods", platform().namespace(environment));
      console().step("Check the UI in " + platform().namespace(environment));
      var pods = checkPods(serving, environment);
      checkRoute(environment);
      checkPage(url);
      var prediction = predict(url);
      predictions.put(environment, prediction);
      var countries = new Countries(http(), url);
      var best =
          prediction.best(BEST).stream()
              .map(it -> countries.name(it) + percent(prediction, it))
              .toList();
      console().done("the model's first choice: " + best.get(0));

      result.value(environment, new Result().value("pods", pods).value("mostLikely", best));
      result.note(environment + ": " + String.join(", ", best));
      result.link("UI " + environment, platform().links().route(NAME, environment));
    }
    return result;
  }

  private List<String> checkPods(Serving serving, String environment) {
    var namespace = platform().namespace(environment);
    console().standsFor("oc get po -l app.kubernetes.io/name=" + NAME + " -n " + namespace);
    var pods = serving.readyPods("app.kubernetes.io/name", NAME, "deploy-ui --env " + environment);
    console().done("running: " + String.join(", ", pods));
    return pods;
  }

  private void checkRoute(String environment) {
    console().standsFor("oc get route " + NAME + " -n " + platform().namespace(environment));
    var host = new Routes(cluster().client(), platform().namespace(environment)).host(NAME);
    if (host.isEmpty()) {
      throw Failure.content(
          "there is no Route " + NAME + " in " + platform().namespace(environment),
          "deploy-ui --env " + environment);
    }
    console().done("route " + host.get());
  }

  private void checkPage(String url) throws InterruptedException {
    console().standsFor("curl " + url);
    var page = http().get(url + "/");
    if (page.statusCode() != 200 || !page.body().contains("<html")) {
      throw Failure.content(
          "the page " + url + " does not load: status " + page.statusCode(),
          "check-ui again in a minute, or oc logs");
    }
    console().done("the page loads");
  }

  private Prediction predict(String url) throws InterruptedException {
    console().standsFor("curl " + url + "/api/v2/models/jukebox/infer -d @song.json");
    var prediction = new Inference(http(), url + "/api", "jukebox").predict(Song.sample());
    if (showApi) {
      console().say("POST " + url + "/api/v2/models/jukebox/infer");
      console().say(prediction.request());
      console().say("200 OK");
      console().say(prediction.response());
    }
    return prediction;
  }

  private static String percent(Prediction prediction, int position) {
    return " %.1f %%".formatted(100 * prediction.values().get(position));
  }

  @Override
  protected String explanation() {
    return """
    oc get po -l app.kubernetes.io/name=jukebox-ui -n <USER_NAME>-test
    oc get route jukebox-ui -n <USER_NAME>-test
    curl https://jukebox-ui-<USER_NAME>-test.<CLUSTER_DOMAIN>
    curl https://jukebox-ui-<USER_NAME>-test.<CLUSTER_DOMAIN>/api/v2/models/jukebox/infer -d @song.json
    """;
  }
}
