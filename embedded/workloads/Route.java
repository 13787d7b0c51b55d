package embedded.workloads;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
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

  /**
   * The container's port behind it. A Route names a port of the Service by its name or number, or
   * none: then the Service's first one is meant.
   */
  IntOrString targetPort(Service service) {
    Object wanted = object.get("spec", "port", "targetPort");
    var ports = service.getSpec().getPorts();
    var port =
        ports.stream()
            .filter(it -> wanted == null || isMeant(it, String.valueOf(wanted)))
            .findFirst()
            .orElse(ports.get(0));
    return port.getTargetPort() == null ? new IntOrString(port.getPort()) : port.getTargetPort();
  }

  private static boolean isMeant(ServicePort port, String wanted) {
    var target = port.getTargetPort() == null ? null : port.getTargetPort().getValue();
    return wanted.equals(port.getName()) || wanted.equals(String.valueOf(target));
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
