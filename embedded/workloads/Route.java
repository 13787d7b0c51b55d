package embedded.workloads;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the router wants to know from a Route. */
record Route(GenericKubernetesResource object) {
  String name() {
    return object.getMetadata().getName();
  }

  String namespace() {
    return object.getMetadata().getNamespace();
  }

  Optional<String> host() {
    String host = object.get("spec", "host");
    return Optional.ofNullable(host).filter(name -> !name.isEmpty());
  }

  /** The name of the Service that it leads to. */
  Optional<String> service() {
    String service = object.get("spec", "to", "name");
    return Optional.ofNullable(service);
  }

  /** Whether the status says that the router took this host. */
  boolean isAdmitted(String host) {
    List<Map<String, Object>> ingresses = object.get("status", "ingress");
    return ingresses != null
        && ingresses.stream().anyMatch(ingress -> host.equals(ingress.get("host")));
  }

  /** The same Route with the status of one that is served by the sandbox's router. */
  GenericKubernetesResource admitted(String host, String domain) {
    var condition =
        Map.of("type", "Admitted", "status", "True", "lastTransitionTime", Timestamps.now());
    var ingress =
        Map.of(
            "host",
            host,
            "routerName",
            "default",
            "routerCanonicalHostname",
            "router-default." + domain,
            "wildcardPolicy",
            "None",
            "conditions",
            List.of(condition));
    object.setAdditionalProperty("status", Map.of("ingress", List.of(ingress)));
    return object;
  }
}
