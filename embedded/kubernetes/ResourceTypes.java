package embedded.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The types that are served at the moment. */
final class ResourceTypes {
  private final List<ResourceType> fixed;
  private volatile List<ResourceType> custom = List.of();

  ResourceTypes() {
    this.fixed =
        Stream.of(BuiltInTypes.kubernetes(), BuiltInTypes.operators(), BuiltInTypes.computed())
            .flatMap(List::stream)
            .toList();
  }

  List<ResourceType> all() {
    return Stream.concat(fixed.stream(), custom.stream()).toList();
  }

  Optional<ResourceType> find(String group, String version, String plural) {
    return all().stream()
        .filter(
            it ->
                it.group().equals(group)
                    && it.version().equals(version)
                    && it.plural().equals(plural))
        .findFirst();
  }

  /** Any version of a resource such as {@code applications.argoproj.io}. */
  Optional<ResourceType> find(String resource) {
    return all().stream().filter(it -> it.resource().equals(resource)).findFirst();
  }

  /** The type of an {@code apiVersion} and {@code kind}, as owner references name it. */
  Optional<ResourceType> findKind(String groupVersion, String kind) {
    return all().stream()
        .filter(it -> it.groupVersion().equals(groupVersion) && it.kind().equals(kind))
        .findFirst();
  }

  /** Serves what this definition defines, unless it was there from the start. */
  synchronized void register(ObjectNode definition) {
    unregister(definition);
    var more = new ArrayList<>(custom);
    CustomTypes.definedBy(definition).stream()
        .filter(type -> fixed.stream().noneMatch(it -> isSame(it, type)))
        .forEach(more::add);
    custom = List.copyOf(more);
  }

  private static boolean isSame(ResourceType one, ResourceType other) {
    return one.resource().equals(other.resource()) && one.version().equals(other.version());
  }

  synchronized void unregister(ObjectNode definition) {
    var resource = Metadata.of(definition).name();
    custom = custom.stream().filter(it -> !it.resource().equals(resource)).toList();
  }
}
