package why;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The router does not serve a Route: most often another one has the host already. */
final class RouteRule implements Rule {
  private static final List<Symptom> REFUSALS =
      List.of(
          Symptom.of(
              "HostAlreadyClaimed|already exposes",
              "another Route has its host already",
              "oc get route -A, or give the model another name",
              Outlook.DOUBTFUL),
          Symptom.of(".+", "the router does not admit it", "oc describe route", Outlook.DOUBTFUL));

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.routes().stream().flatMap(it -> look(scene.namespace(), it));
  }

  private static Stream<Finding> look(String namespace, GenericKubernetesResource route) {
    var object = "the Route " + route.getMetadata().getName() + " in " + namespace;
    return Fields.maps(route, "status", "ingress")
        .flatMap(it -> Fields.maps(it.get("conditions")))
        .filter(it -> Fields.text(it, "type").equals("Admitted"))
        .filter(it -> Fields.text(it, "status").equals("False"))
        .flatMap(it -> Symptom.first(REFUSALS, object, words(it)).stream());
  }

  private static String words(Map<?, ?> condition) {
    return Fields.text(condition, "reason") + ": " + Fields.text(condition, "message");
  }
}
