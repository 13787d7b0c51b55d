package embedded.pages;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the page shows of Argo CD's Application; what the object lacks is empty, never null. */
record Application(Metadata metadata, Spec spec, Status status) {
  /** Argo CD's template writes this for a value that config.yaml does not have. */
  private static final String NO_VALUE = "<no value>";

  Application {
    status = Objects.requireNonNullElse(status, Status.NONE);
  }

  static Application of(GenericKubernetesResource object) {
    return Documents.read(object, Application.class);
  }

  /** Whether its config.yaml is still empty: a state of its own, not a failure. */
  boolean isNotConfigured() {
    return spec.all().stream().anyMatch(source -> NO_VALUE.equals(source.path()));
  }

  /** The first condition that keeps it from being deployed. */
  Optional<Condition> error() {
    return status.conditions().stream().filter(Condition::isError).findFirst();
  }

  /** The colour for the whole Application. */
  Badge state() {
    if (isNotConfigured()) {
      return Badge.QUIET;
    }
    if (error().isPresent()) {
      return Badge.BAD;
    }
    return Badge.of(status.sync().status()).and(Badge.of(status.health().status()));
  }

  /** The commit that this source was compared at; empty where Argo CD could not tell. */
  Optional<String> revision(int source) {
    var sync = status.sync();
    if (sync.revisions().isEmpty()) {
      return Optional.ofNullable(sync.revision()).filter(it -> !it.isEmpty());
    }
    return source < sync.revisions().size()
        ? Optional.of(sync.revisions().get(source)).filter(it -> !it.isEmpty())
        : Optional.empty();
  }

  record Metadata(String name, String namespace) {}

  record Spec(String project, Destination destination, Source source, List<Source> sources) {
    List<Source> all() {
      if (sources != null) {
        return sources;
      }
      return source == null ? List.of() : List.of(source);
    }
  }

  record Destination(String namespace, String server) {}

  record Source(String repoURL, String path, String targetRevision, String ref) {}

  record Status(
      Sync sync,
      Health health,
      List<Condition> conditions,
      List<Resource> resources,
      Operation operationState,
      Summary summary,
      String reconciledAt) {
    static final Status NONE = new Status(null, null, null, null, null, null, null);

    Status {
      sync = Objects.requireNonNullElse(sync, new Sync("Unknown", null, null));
      health = Objects.requireNonNullElse(health, new Health("Unknown"));
      conditions = Objects.requireNonNullElse(conditions, List.of());
      resources = Objects.requireNonNullElse(resources, List.of());
      summary = Objects.requireNonNullElse(summary, new Summary(null));
    }
  }

  record Sync(String status, String revision, List<String> revisions) {
    Sync {
      revisions = Objects.requireNonNullElse(revisions, List.of());
    }
  }

  record Health(String status) {}

  record Resource(String kind, String namespace, String name, String status, Health health) {}

  record Operation(String phase, String message) {}

  record Summary(List<String> images) {
    Summary {
      images = Objects.requireNonNullElse(images, List.of());
    }
  }
}
