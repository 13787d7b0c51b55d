package argocd;

import console.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.time.Instant;

/**
 * Asks a controller of Argo CD to look into Git now, by an annotation that it removes when it has
 * done so. Each time the value is a new one: after an error an ApplicationSet's annotation stays,
 * and the same value again would change nothing.
 */
public final class RefreshRequest {
  private final ArgoNamespace namespace;
  private final ResourceDefinitionContext type;
  private final String name;
  private final String annotation;
  private long version = Long.MAX_VALUE;
  private Instant askedAt = Instant.MIN;
  private int times;

  RefreshRequest(
      ArgoNamespace namespace, ResourceDefinitionContext type, String name, String annotation) {
    this.namespace = namespace;
    this.type = type;
    this.name = name;
    this.annotation = annotation;
  }

  /**
   * Asks, or asks again.
   *
   * @throws Failure when there is no such object: exit code 1
   */
  public void ask() {
    var now = Instant.now();
    try {
      // for an Application, any value but "hard" is a normal refresh
      version = ArgoNamespace.annotate(namespace.resource(type, name), annotation, now.toString());
    } catch (KubernetesClientException refused) {
      throw refused.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          ? namespace.missing(type, name)
          : refused;
    }
    askedAt = now;
    times++;
  }

  /** When it was asked last; {@link Instant#MIN} before the first time. */
  public Instant askedAt() {
    return askedAt;
  }

  /** How often it was asked. */
  public int times() {
    return times;
  }

  /** Whether what is seen is older than the request, or the controller has not answered yet. */
  public boolean isPending(GenericKubernetesResource seen) {
    return ArgoNamespace.version(seen) < version || has(seen);
  }

  private boolean has(GenericKubernetesResource seen) {
    var annotations = seen.getMetadata().getAnnotations();
    return annotations != null && annotations.containsKey(annotation);
  }
}
