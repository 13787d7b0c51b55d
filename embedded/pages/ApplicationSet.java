package embedded.pages;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the page shows of Argo CD's ApplicationSet: whether it could generate Applications. */
record ApplicationSet(Metadata metadata, Status status) {
  static ApplicationSet of(GenericKubernetesResource object) {
    return Documents.read(object, ApplicationSet.class);
  }

  /** Why nothing is generated; empty where all is well. */
  Optional<String> error() {
    if (status == null) {
      return Optional.empty();
    }
    return status.conditions().stream()
        .filter(condition -> condition.type().equals("ErrorOccurred") && condition.isTrue())
        .map(Condition::message)
        .findFirst();
  }

  record Metadata(String name) {}

  record Status(List<Condition> conditions) {
    Status {
      conditions = Objects.requireNonNullElse(conditions, List.of());
    }
  }
}
