package embedded.kubernetes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code metadata} of an object, read and written in place. */
record Metadata(ObjectNode json) {
  static Metadata of(ObjectNode object) {
    return object.get("metadata") instanceof ObjectNode metadata
        ? new Metadata(metadata)
        : new Metadata(object.putObject("metadata"));
  }

  /** The present time as Kubernetes writes it: UTC, whole seconds. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  String text(String field) {
    return json.path(field).asString("");
  }

  String name() {
    return text("name");
  }

  String namespace() {
    return text("namespace");
  }

  String uid() {
    return text("uid");
  }

  String resourceVersion() {
    return text("resourceVersion");
  }

  long generation() {
    return json.path("generation").asLong(1);
  }

  boolean isBeingDeleted() {
    return json.hasNonNull("deletionTimestamp");
  }

  List<String> finalizers() {
    var names = new ArrayList<String>();
    json.path("finalizers").forEach(it -> names.add(it.asString("")));
    return names;
  }

  void setFinalizers(List<String> finalizers) {
    if (finalizers.isEmpty()) {
      json.remove("finalizers");
    } else {
      json.set("finalizers", Json.of(finalizers));
    }
  }

  List<JsonNode> ownerReferences() {
    var owners = new ArrayList<JsonNode>();
    json.path("ownerReferences").forEach(owners::add);
    return owners;
  }

  boolean isOwnedBy(String uid) {
    return ownerReferences().stream().anyMatch(it -> it.path("uid").asString("").equals(uid));
  }

  /** Takes what the server alone decides from the stored object, whatever the client sent. */
  void keepServerFields(Metadata stored) {
    for (var field :
        List.of(
            "name",
            "namespace",
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "generateName")) {
      if (stored.json.has(field)) {
        json.set(field, stored.json.get(field));
      } else {
        json.remove(field);
      }
    }
    json.remove("selfLink");
  }
}
