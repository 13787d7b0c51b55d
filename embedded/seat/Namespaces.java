package embedded.seat;

import embedded.accounts.Participant;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;

/** What the workshop's operator has prepared in the cluster for a participant. */
public final class Namespaces {
  private Namespaces() {}

  /** The three namespaces, and the Route of the participant's Argo CD. What is there stays. */
  public static void prepare(
      KubernetesClient client, Participant participant, PlatformAddress address) {
    var toolings = participant.name() + "-toolings";
    for (var suffix : List.of("toolings", "test", "prod")) {
      var name = participant.name() + "-" + suffix;
      if (client.namespaces().withName(name).get() == null) {
        client.namespaces().resource(namespace(name, toolings)).create();
      }
    }
    var route = argocdRoute(toolings, address.argocdHost(participant.name()));
    if (client.resource(route).get() == null) {
      client.resource(route).create();
    }
  }

  private static io.fabric8.kubernetes.api.model.Namespace namespace(String name, String toolings) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("argocd.argoproj.io/managed-by", toolings)
        .endMetadata()
        .build();
  }

  private static GenericKubernetesResource argocdRoute(String toolings, String host) {
    var route = new GenericKubernetesResource();
    route.setApiVersion("route.openshift.io/v1");
    route.setKind("Route");
    route.setMetadata(
        new ObjectMetaBuilder().withName("argocd-server").withNamespace(toolings).build());
    route.setAdditionalProperty(
        "spec",
        Map.of(
            "host", host,
            "to", Map.of("kind", "Service", "name", "argocd-server"),
            "tls", Map.of("termination", "passthrough")));
    return route;
  }
}
