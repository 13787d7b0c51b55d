package checkup;

import console.Failure;
import gitops.AppsetFile;
import gitops.Gitops;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import platform.Platform;

/** The ApplicationSets' files, as they are on the Git server, are filled for this participant. */
public record PlaceholdersCheck(Callable<Gitops> gitops, Supplier<Platform> platform)
    implements Check {
  private static final List<String> ENVIRONMENTS = List.of("test", "prod");
  private static final List<String> PLACEHOLDERS = List.of("CLUSTER_DOMAIN", "USER_NAME");

  @Override
  public String name() {
    return "placeholders";
  }

  @Override
  public Diagnosis look() throws Exception {
    var place = platform.get();
    var clone = gitops.call();
    clone.readServer();
    var left = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var environment : ENVIRONMENTS) {
      var name = AppsetFile.nameFor(environment);
      var text = clone.onServer(name).orElseThrow(() -> missing(name));
      var filled =
          AppsetFile.checked(name, text)
              .filled(place.user(), place.clusterDomain(), place.gitServer());
      if (!filled.text().equals(text)) {
        (PLACEHOLDERS.stream().anyMatch(text::contains) ? left : others).add(name);
      }
    }
    if (!left.isEmpty()) {
      throw Failure.content(
          String.join(" and ", PLACEHOLDERS) + " still stand in " + String.join(", ", left),
          "setup-appsets");
    }
    if (!others.isEmpty()) {
      throw Failure.content(
          String.join(", ", others) + " is filled for somebody else or another server",
          "setup-appsets fills in yours");
    }
    return new Diagnosis.Fine("appset-test.yaml and appset-prod.yaml are filled for you");
  }

  private static Failure missing(String name) {
    return Failure.usage(
        "the Git server has no " + name, "check that this is your clone of mlops-gitops");
  }
}
