///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/overview/Overview.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import console.Failure;
import console.Result;
import console.Script;
import gitops.Gitops;
import java.util.List;
import overview.ApplicationStatus;
import overview.Overview;
import overview.State;
import overview.StatusData;
import overview.StatusTable;
import overview.TraceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import platform.EnvironmentOption;
import platform.WorkshopScript;
import registry.ImageRegistry;
import rollout.ApplicationKey;
import rollout.Judgement;

@Command(
    name = "status",
    description = {
      "Looks once at what runs where: version and commit that Git asks for, the digest that runs,",
      "what Argo CD and the pods say, and why something does not serve. Changes nothing, and does",
      "not ask Argo CD to look. Of a model it also tells how many predictions its server has made",
      "since it started, where the server counts them; it does not record when the last one was.",
      "Ends with 0 if everything that is configured serves, with 1 if not."
    })
public class Status extends WorkshopScript {
  @Parameters(
      arity = "0..1",
      paramLabel = "APPLICATION",
      description = "one application, such as jukebox (default: jukebox and jukebox-ui)")
  String application;

  @Mixin EnvironmentOption environments;

  @Option(
      names = "--trace",
      description = "lead from each pod to image digest, model commit, GitOps commit and author")
  boolean trace;

  public static void main(String... args) {
    Script.main(new Status(), args);
  }

  @Override
  protected Result run() throws Exception {
    try (var gitops = Gitops.open(workbench(), console(), platform())) {
      logInMeanwhile();

      console().step("Read what Git asks for");
      console().standsFor("git fetch");
      gitops.readDeployedBranch();
      if (gitops.isShallow()) {
        console()
            .warn("this clone is shallow and may not know what is deployed: git fetch --unshallow");
      }

      console().step("Look what the cluster makes of it");
      console().standsFor("oc get applications -n " + platform().toolings());
      environments
          .names()
          .forEach(
              it ->
                  console()
                      .standsFor("oc get inferenceservices,pods -n " + platform().namespace(it)));
      return result(look(gitops));
    }
  }

  private List<ApplicationStatus> look(Gitops gitops) throws Exception {
    var judgement =
        new Judgement(
            cluster(), platform(), http(), () -> new ImageRegistry(workbench(), profile()));
    var overview = new Overview(gitops, judgement);
    var found = overview.of(wanted());
    if (found.isEmpty()) {
      throw Failure.usage(
          "mlops-gitops has no config.yaml for " + String.join(", ", names()),
          "give the name of a folder below model-deployments/<environment>");
    }
    return found;
  }

  private List<ApplicationKey> wanted() {
    return environments.names().stream()
        .flatMap(environment -> names().stream().map(it -> new ApplicationKey(it, environment)))
        .toList();
  }

  private List<String> names() {
    return application == null ? List.of("jukebox", "jukebox-ui") : List.of(application);
  }

  private Result result(List<ApplicationStatus> found) {
    var trouble = found.stream().filter(ApplicationStatus::isTrouble).toList();
    var data = found.stream().map(trace ? StatusData::withTrace : StatusData::of).toList();
    var serves = found.stream().anyMatch(it -> it.verdict().state() == State.SERVES);
    var result = new Result();
    result.value("allServe", trouble.isEmpty() && serves).value("applications", data);
    StatusTable.lines(found).forEach(result::note);
    if (trace) {
      found.stream().flatMap(it -> TraceText.lines(it).stream()).forEach(result::note);
    }
    for (var status : found) {
      result.link(
          "Argo CD " + status.application(), platform().links().application(status.application()));
    }
    return trouble.isEmpty() ? result : result.failing(failure(trouble));
  }

  private static Failure failure(List<ApplicationStatus> trouble) {
    var first = trouble.get(0);
    var others = trouble.stream().skip(1).map(ApplicationStatus::application).toList();
    return Failure.content(
        first.application()
            + " does not serve what Git asks for: "
            + first.verdict().sentence()
            + alsoNot(others),
        first.verdict().next());
  }

  private static String alsoNot(List<String> others) {
    return switch (others.size()) {
      case 0 -> "";
      case 1 -> "; neither does " + others.get(0);
      default -> "; neither do " + String.join(", ", others);
    };
  }

  @Override
  protected String explanation() {
    return """
    git fetch
    git log -1 origin/main -- model-deployments/test/jukebox/config.yaml
    oc get applications -n <USER_NAME>-toolings
    oc get inferenceservices,pods -n <USER_NAME>-test
    curl https://jukebox-<USER_NAME>-test.<CLUSTER_DOMAIN>/v2/models/jukebox/ready
    curl https://jukebox-<USER_NAME>-test.<CLUSTER_DOMAIN>/metrics
    oc get pods -n <USER_NAME>-test -o jsonpath='{..imageID}'
    git log -1 origin/main --format='%H %an %ad %s' -S <TAG> -- model-deployments/test/jukebox/config.yaml
    """;
  }
}
