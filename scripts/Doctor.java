///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/checkup/Checkup.java
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC

import checkup.ArgoCdCheck;
import checkup.BaseImageCheck;
import checkup.Checkup;
import checkup.CloneCheck;
import checkup.ClusterCheck;
import checkup.ConnectToCheck;
import checkup.Diagnosis;
import checkup.Examined;
import checkup.GitIdentityCheck;
import checkup.GitReadCheck;
import checkup.GitWriteCheck;
import checkup.IdentityCheck;
import checkup.NamespacesCheck;
import checkup.PlaceCheck;
import checkup.PlaceholdersCheck;
import checkup.RegistryCheck;
import checkup.RightsCheck;
import console.Failure;
import console.Result;
import console.Script;
import gitops.Gitops;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import platform.WorkshopScript;

@Command(
    name = "doctor",
    description = {
      "Looks at what the steps stand on, and says what to do where something is wrong: login, Git,",
      "namespaces, rights, Argo CD, registry. Changes nothing. Ends with 0 if nothing is broken,",
      "else with the exit code that a step would end with because of the first broken check."
    })
public class Doctor extends WorkshopScript {
  private Gitops gitops;

  public static void main(String... args) {
    Script.main(new Doctor(), args);
  }

  @Override
  protected Result run() {
    console().step("Look at what the steps stand on");
    var found = new ArrayList<Examined>();
    for (var examined : checkup().results()) {
      tell(examined);
      found.add(examined);
    }
    return result(found);
  }

  private Checkup checkup() {
    var clock = Clock.systemUTC();
    var checks = new Checkup(this::inWords);
    var place = checks.first(new PlaceCheck(this::platform));

    var cluster = checks.begin(new ClusterCheck(this::anyCluster));
    var identity =
        checks.begin(
            new IdentityCheck(this::anyCluster, this::cluster, this::loginCommand, clock),
            cluster,
            place);
    checks.begin(new ConnectToCheck(this::platform, this::http), place);

    var clone = checks.begin(new CloneCheck(this::gitops), place);
    checks.begin(new GitIdentityCheck(this::gitops), clone);
    var readable = checks.begin(new GitReadCheck(this::gitops), clone);
    checks.begin(new GitWriteCheck(this::gitops), readable);
    checks.begin(new PlaceholdersCheck(this::gitops, this::platform), readable);

    var namespaces = checks.begin(new NamespacesCheck(this::cluster, this::platform), identity);
    checks.begin(new RightsCheck(this::cluster, this::platform), namespaces);
    checks.begin(new ArgoCdCheck(this::cluster, this::platform, clock), namespaces);

    checks.begin(new RegistryCheck(workbench(), this::platform), place);
    checks.begin(new BaseImageCheck(workbench(), this::platform), place);
    return checks;
  }

  private synchronized Gitops gitops() throws IOException {
    if (gitops == null) {
      gitops = Gitops.open(workbench(), console(), platform());
    }
    return gitops;
  }

  private void tell(Examined examined) {
    var diagnosis = examined.diagnosis();
    if (diagnosis instanceof Diagnosis.Fine) {
      console().done(examined.sentence());
    } else if (diagnosis instanceof Diagnosis.Suspicious) {
      console().warn(examined.sentence());
    } else if (diagnosis instanceof Diagnosis.Broken) {
      console().broken(examined.sentence());
    } else {
      console().say("- " + examined.sentence());
    }
    if (!diagnosis.next().isEmpty()) {
      console().say("    next: " + diagnosis.next());
    }
  }

  private static Result result(List<Examined> found) {
    var broken = found.stream().flatMap(it -> it.failure().stream()).toList();
    var result =
        new Result()
            .value("healthy", broken.isEmpty())
            .value("checks", found.stream().map(Examined::data).toList());
    return broken.isEmpty() ? result : result.failing(first(broken));
  }

  private static Failure first(List<Failure> broken) {
    var first = broken.get(0);
    var others = broken.size() == 1 ? "" : " (and " + (broken.size() - 1) + " more)";
    return new Failure(first.exitCode(), first.getMessage() + others, first.next());
  }

  @Override
  protected void close() {
    if (gitops != null) {
      gitops.close();
    }
    super.close();
  }

  @Override
  protected String explanation() {
    return """
    oc whoami
    oc auth can-i --list -n <USER_NAME>-toolings
    oc get namespace <USER_NAME>-toolings <USER_NAME>-test <USER_NAME>-prod
    git ls-remote origin
    git push --dry-run
    grep -n -e CLUSTER_DOMAIN -e USER_NAME appset-test.yaml appset-prod.yaml
    oc get applicationsets,applications -n <USER_NAME>-toolings
    skopeo inspect docker://quay.io/rhoai-mlops/jukebox:latest
    """;
  }
}
