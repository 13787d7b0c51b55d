package embedded.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code kubectl get} shows of the types that are there from the start, named as on a real
 * cluster.
 */
final class Columns {
  private Columns() {}

  static List<Column> of(String resource) {
    return switch (resource) {
      case "namespaces", "projects.project.openshift.io" ->
          List.of(Column.at("Status", ".status.phase"), Column.age());
      case "pods" -> PodColumns.ALL;
      case "deployments.apps" ->
          List.of(
              Column.text("Ready", it -> number(it, "/status/readyReplicas") + "/" + replicas(it)),
              Column.text("Up-to-date", it -> number(it, "/status/updatedReplicas")),
              Column.text("Available", it -> number(it, "/status/availableReplicas")),
              Column.age());
      case "replicasets.apps" ->
          List.of(
              Column.text("Desired", Columns::replicas),
              Column.text("Current", it -> number(it, "/status/replicas")),
              Column.text("Ready", it -> number(it, "/status/readyReplicas")),
              Column.age());
      case "services" ->
          List.of(
              Column.at("Type", ".spec.type"),
              Column.at("Cluster-IP", ".spec.clusterIP"),
              Column.text("External-IP", it -> "<none>"),
              Column.text("Port(s)", Columns::servicePorts),
              Column.age());
      case "configmaps" -> List.of(Column.text("Data", it -> size(it, "data")), Column.age());
      case "secrets" ->
          List.of(
              Column.at("Type", ".type"),
              Column.text("Data", it -> size(it, "data")),
              Column.age());
      case "events" ->
          List.of(
              Column.text("Last Seen", it -> Age.since(it.path("lastTimestamp").asString(""))),
              Column.at("Type", ".type"),
              Column.at("Reason", ".reason"),
              Column.text("Object", Columns::involvedObject),
              Column.at("Message", ".message"));
      case "jobs.batch" ->
          List.of(
              Column.text(
                  "Completions",
                  it -> number(it, "/status/succeeded") + "/" + number(it, "/spec/completions")),
              Column.age());
      case "routes.route.openshift.io" ->
          List.of(
              Column.at("Host/Port", ".spec.host"),
              Column.at("Path", ".spec.path"),
              Column.at("Services", ".spec.to.name"),
              Column.at("Port", ".spec.port.targetPort"),
              Column.at("Termination", ".spec.tls.termination"),
              Column.at("Wildcard", ".spec.wildcardPolicy"));
      case "applications.argoproj.io" ->
          List.of(
              Column.at("Sync Status", ".status.sync.status"),
              Column.at("Health Status", ".status.health.status"),
              Column.at("Revision", ".status.sync.revision").wide(),
              Column.at("Project", ".spec.project").wide());
      case "inferenceservices.serving.kserve.io" ->
          List.of(
              Column.at("URL", ".status.url"),
              Column.at("Ready", ".status.conditions[?(@.type==\"Ready\")].status"),
              Column.age());
      case "servingruntimes.serving.kserve.io" ->
          List.of(
              Column.at("Disabled", ".spec.disabled"),
              Column.at("ModelType", ".spec.supportedModelFormats[0].name"),
              Column.at("Containers", ".spec.containers[0].name"),
              Column.age());
      case "customresourcedefinitions.apiextensions.k8s.io" ->
          List.of(Column.at("Created At", ".metadata.creationTimestamp"));
      default -> List.of(Column.age());
    };
  }

  private static String number(ObjectNode object, String pointer) {
    return Long.toString(object.at(pointer).asLong(0));
  }

  private static String replicas(ObjectNode object) {
    return Long.toString(object.at("/spec/replicas").asLong(1));
  }

  private static String size(ObjectNode object, String field) {
    return Integer.toString(object.path(field).size());
  }

  private static String servicePorts(ObjectNode service) {
    var ports =
        StreamSupport.stream(service.at("/spec/ports").spliterator(), false)
            .map(Columns::servicePort)
            .collect(Collectors.joining(","));
    return ports.isEmpty() ? "<none>" : ports;
  }

  private static String servicePort(JsonNode port) {
    return port.path("port").asInt(0) + "/" + port.path("protocol").asString("TCP");
  }

  private static String involvedObject(ObjectNode event) {
    var object = event.path("involvedObject");
    return object.path("kind").asString("").toLowerCase(Locale.ROOT)
        + "/"
        + object.path("name").asString("");
  }
}
