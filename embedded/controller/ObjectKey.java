package embedded.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * Names one object for a reconciler: what there is to do is read from the cluster when its turn
 * comes.
 */
public record ObjectKey(String namespace, String name) {
  public static ObjectKey of(HasMetadata object) {
    return new ObjectKey(object.getMetadata().getNamespace(), object.getMetadata().getName());
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
