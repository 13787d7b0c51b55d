///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/gitops/Gitops.java
//SOURCES ../lib/argocd/Argocd.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import argocd.Argocd;
import console.Result;
import console.Script;
import gitops.AppsetFile;
import gitops.Gitops;
import gitops.Pushed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import platform.Access;
import platform.ChangeOptions;
import platform.Profile;
import platform.WorkshopScript;

@Command(
    name = "setup-appsets",
    description = {
      "Fills the placeholders of appset-test.yaml and appset-prod.yaml, commits, pushes and applies"
          + " both.",
      "Argo CD then makes an Application for each config.yaml below model-deployments."
    })
public class SetupAppsets extends WorkshopScript {
  private static final List<String> ENVIRONMENTS = List.of("test", "prod");

  private static final String MESSAGE = "🐰 ADD - ApplicationSets 🐰";

  @Mixin ChangeOptions options;

  public static void main(String... args) {
    Script.main(new SetupAppsets(), args);
  }

  @Override
  protected Result run() throws Exception {
    var platform = platform();
    try (var gitops = Gitops.open(workbench(), console(), platform)) {
      new Access(cluster(), platform)
          .require("patch", "argoproj.io", "applicationsets", platform.toolings());
      gitops.lookAtServer();

      console()
          .step("Fill the placeholders for " + platform.user() + " on " + platform.clusterDomain());
      var appsets = fill(gitops);
      var applications = gitops.files().applications(ENVIRONMENTS);
      if (options.isDryRun()) {
        console().say("dry run: nothing was changed");
        return new Result().value("changed", false).value("files", List.copyOf(appsets.keySet()));
      }

      console().step("Git first: it is not real until it is in Git");
      var pushed =
          gitops.commitAndPush(
              texts(appsets), options.message().orElse(MESSAGE), options.timeout());

      console().step("Tell Argo CD");
      var argocd = new Argocd(cluster(), platform);
      for (var appset : appsets.values()) {
        console().standsFor("oc apply -f " + appset.name() + " -n " + platform.toolings());
        appset.documents().forEach(argocd.applicationSets()::apply);
        console().done("applied " + appset.name());
      }
      for (var application : applications) {
        argocd.applications().awaitExistence(application, options.timeout());
      }
      remember();
      return result(argocd, applications, pushed);
    }
  }

  private Map<String, AppsetFile> fill(Gitops gitops) {
    var platform = platform();
    var appsets = new LinkedHashMap<String, AppsetFile>();
    for (var environment : ENVIRONMENTS) {
      var before = gitops.files().appset(environment);
      var filled = before.filled(platform.user(), platform.clusterDomain(), platform.gitServer());
      var changed = filled.text().equals(before.text()) ? " is filled already" : " gets new values";
      console().say(before.name() + changed);
      appsets.put(filled.name(), filled);
    }
    return appsets;
  }

  private static Map<String, String> texts(Map<String, AppsetFile> appsets) {
    var texts = new LinkedHashMap<String, String>();
    appsets.forEach((name, appset) -> texts.put(name, appset.text()));
    return texts;
  }

  private void remember() throws Exception {
    var platform = platform();
    profile()
        .with(
            Map.of(
                Profile.USER, platform.user(),
                Profile.CLUSTER_DOMAIN, platform.clusterDomain(),
                Profile.GIT_SERVER, platform.gitServer(),
                Profile.GITOPS_DIR, platform.gitopsDirectory().toString(),
                Profile.CLUSTER, cluster().server()))
        .save();
  }

  private Result result(Argocd argocd, List<String> applications, Pushed pushed) {
    var empty = applications.stream().filter(argocd.applications()::isNotConfiguredYet).toList();
    var result =
        new Result()
            .value("changed", !pushed.alreadyThere())
            .value("commit", pushed.commit())
            .value("applications", applications)
            .value("notConfiguredYet", empty);
    if (!empty.isEmpty()) {
      result.note(
          "Not configured yet: "
              + String.join(", ", empty)
              + ". Argo CD shows them as Unknown until deploy-jukebox and deploy-ui fill them.");
    }
    var links = platform().links();
    return result
        .link("commit", links.commit(pushed.commit()))
        .link("Argo CD", links.applications());
  }

  @Override
  protected String explanation() {
    return """
    sed -i -e 's/CLUSTER_DOMAIN/<CLUSTER_DOMAIN>/g' -e 's/USER_NAME/<USER_NAME>/g' appset-test.yaml
    sed -i -e 's/CLUSTER_DOMAIN/<CLUSTER_DOMAIN>/g' -e 's/USER_NAME/<USER_NAME>/g' appset-prod.yaml
    git add appset-test.yaml appset-prod.yaml
    git commit -m "🐰 ADD - ApplicationSets 🐰"
    git push
    oc apply -f appset-test.yaml -n <USER_NAME>-toolings
    oc apply -f appset-prod.yaml -n <USER_NAME>-toolings
    """;
  }
}
