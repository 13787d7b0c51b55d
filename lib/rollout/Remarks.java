package rollout;

import argocd.ApplicationState;
import java.util.ArrayList;
import java.util.List;
import serving.TrafficSplit;
import why.Scene;

/** What somebody should know about a commit that is deployed, one sentence each. */
final class Remarks {
  private Remarks() {}

  static List<String> on(String application, Scene scene) {
    var remarks = new ArrayList<String>();
    var leftovers =
        scene.application().map(it -> new ApplicationState(it).leftovers()).orElse(List.of());
    if (!leftovers.isEmpty()) {
      remarks.add(
          application
              + " stays OutOfSync: not in Git any more, but left there as prune is false: "
              + String.join(", ", leftovers));
    }
    for (var service : scene.inferenceServices()) {
      var name = service.getMetadata().getName();
      TrafficSplit.ignoredCanary(service).ifPresent(it -> remarks.add(ignored(name, it)));
    }
    WorkloadRule.percent(scene).ifPresent(it -> remarks.add(split(application, it)));
    return remarks;
  }

  private static String ignored(String service, int percent) {
    return service
        + ": canaryTrafficPercent "
        + percent
        + " has no effect in RawDeployment mode: the new version gets all traffic";
  }

  private static String split(String application, int percent) {
    return application
        + ": the commit is deployed; its new version is served by "
        + percent
        + " %, not judged: its traffic is split by hand or by Knative";
  }
}
