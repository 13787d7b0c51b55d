package checkup;

import console.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import platform.Cluster;
import platform.Platform;

/**
 * The participant may do what the steps do. The API is asked (SelfSubjectAccessReview), nothing is
 * tried.
 */
public record RightsCheck(Supplier<Cluster> cluster, Supplier<Platform> platform) implements Check {
  private static final String ARGO_CD = "argoproj.io";

  private record Right(String verb, String group, String resource) {
    @Override
    public String toString() {
      return verb + " " + resource;
    }
  }

  private static final List<Right> TOOLINGS =
      List.of(
          new Right("create", ARGO_CD, "applicationsets"),
          new Right("patch", ARGO_CD, "applicationsets"),
          new Right("patch", ARGO_CD, "appprojects"),
          new Right("patch", ARGO_CD, "applications"),
          new Right("watch", ARGO_CD, "applications"));

  private static final List<Right> ENVIRONMENT =
      List.of(
          new Right("list", "serving.kserve.io", "inferenceservices"),
          new Right("list", "apps", "deployments"),
          new Right("list", "", "pods"),
          new Right("get", "route.openshift.io", "routes"));

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public Diagnosis look() {
    var place = platform.get();
    var missing = new ArrayList<String>();
    addMissing(missing, TOOLINGS, place.toolings());
    addMissing(missing, ENVIRONMENT, place.namespace("test"));
    addMissing(missing, ENVIRONMENT, place.namespace("prod"));
    if (!missing.isEmpty()) {
      throw Failure.denied(
          place.user() + " may not " + String.join(", ", missing),
          "oc auth can-i --list -n " + place.toolings() + ", then ask your instructor");
    }
    return new Diagnosis.Fine("you may do what the steps do");
  }

  private void addMissing(List<String> missing, List<Right> rights, String namespace) {
    rights.stream()
        .filter(it -> !cluster.get().may(it.verb(), it.group(), it.resource(), namespace))
        .forEach(it -> missing.add(it + " in " + namespace));
  }
}
