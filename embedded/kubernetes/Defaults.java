package embedded.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** What the server fills in. Only those defaults that clients and controllers look at. */
final class Defaults {
  private Defaults() {}

  static void apply(ResourceType type, ObjectNode object) {
    switch (type.resource()) {
      case "namespaces" -> namespace(object);
      case "secrets" -> secret(object);
      case "services" -> service(object);
      case "pods" -> pod(object);
      case "deployments.apps", "replicasets.apps" -> replicas(object);
      default -> {}
    }
  }

  private static void namespace(ObjectNode namespace) {
    var metadata = Metadata.of(namespace);
    metadata.json().withObject("labels").put("kubernetes.io/metadata.name", metadata.name());
    if (namespace.at("/status/phase").isMissingNode()) {
      namespace.withObject("status").put("phase", "Active");
    }
  }

  /** {@code stringData} is for writing only: the server keeps everything in {@code data}. */
  private static void secret(ObjectNode secret) {
    if (!secret.has("type")) {
      secret.put("type", "Opaque");
    }
    if (secret.remove("stringData") instanceof ObjectNode plain) {
      var data = secret.withObject("data");
      for (var entry : plain.properties()) {
        var bytes = entry.getValue().asString("").getBytes(StandardCharsets.UTF_8);
        data.put(entry.getKey(), Base64.getEncoder().encodeToString(bytes));
      }
    }
  }

  private static void service(ObjectNode service) {
    var spec = service.withObject("spec");
    if (!spec.has("type")) {
      spec.put("type", "ClusterIP");
    }
    for (var port : spec.path("ports")) {
      if (port instanceof ObjectNode entry) {
        if (!entry.has("protocol")) {
          entry.put("protocol", "TCP");
        }
        if (!entry.has("targetPort")) {
          entry.set("targetPort", entry.path("port"));
        }
      }
    }
  }

  private static void pod(ObjectNode pod) {
    if (pod.at("/status/phase").isMissingNode()) {
      pod.withObject("status").put("phase", "Pending");
    }
  }

  private static void replicas(ObjectNode workload) {
    var spec = workload.withObject("spec");
    if (!spec.has("replicas")) {
      spec.put("replicas", 1);
    }
  }
}
