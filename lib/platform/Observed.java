package platform;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One object of the cluster as it is now: an informer keeps it up to date, and who waits for a
 * condition is woken by each event instead of asking again and again.
 */
public final class Observed implements AutoCloseable {
  private final SharedIndexInformer<GenericKubernetesResource> informer;
  private GenericKubernetesResource latest;

  private Observed(
      KubernetesClient client, ResourceDefinitionContext type, String namespace, String name) {
    this.informer =
        client
            .genericKubernetesResources(type)
            .inNamespace(namespace)
            .withName(name)
            .inform(new Follow());
  }

  /** Starts to watch; the object need not exist yet. */
  public static Observed start(
      KubernetesClient client, ResourceDefinitionContext type, String namespace, String name) {
    return new Observed(client, type, namespace, name);
  }

  /** The object's latest known state; empty while it does not exist. */
  public synchronized Optional<GenericKubernetesResource> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * Waits until the object is as wanted.
   *
   * @return whether it was before the deadline
   */
  public synchronized boolean await(
      Predicate<Optional<GenericKubernetesResource>> wanted, Instant deadline)
      throws InterruptedException {
    while (!wanted.test(latest())) {
      var left = Duration.between(Instant.now(), deadline);
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      wait(Math.max(1, left.toMillis()));
    }
    return true;
  }

  private synchronized void see(GenericKubernetesResource object) {
    latest = object;
    notifyAll();
  }

  @Override
  public void close() {
    informer.close();
  }

  private final class Follow implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource object) {
      see(object);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
      see(after);
    }

    @Override
    public void onDelete(GenericKubernetesResource object, boolean finalStateUnknown) {
      see(null);
    }
  }
}
