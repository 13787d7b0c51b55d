package embedded.workloads;

import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Optional;
import java.util.stream.Stream;

/** Owner references between an object and the controller's objects that belong to it. */
public final class Owners {
  private Owners() {}

  /** A reference that makes the object go when its owner goes. */
  public static OwnerReference controller(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /** Whether the object belongs to this owner (and not to an earlier one of the same name). */
  public static boolean owns(HasMetadata owner, HasMetadata object) {
    var uid = owner.getMetadata().getUid();
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(uid));
  }

  /** The key of the controller of this kind that the object belongs to; nothing for others. */
  public static Stream<ObjectKey> keyOf(String kind, HasMetadata object) {
    return reference(kind, object)
        .map(owner -> new ObjectKey(object.getMetadata().getNamespace(), owner.getName()))
        .stream();
  }

  private static Optional<OwnerReference> reference(String kind, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals(kind) && Boolean.TRUE.equals(owner.getController()))
        .findFirst();
  }
}
