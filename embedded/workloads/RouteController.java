package embedded.workloads;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import embedded.edge.RouteTable;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * OpenShift's router, as far as Routes go: gives each a host, and leads the host to a ready Pod of
 * the Route's Service. A host keeps its old Pod until a new one is ready, and has no backend when
 * none is.
 */
public final class RouteController implements AutoCloseable {
  private static final Comparator<Pod> NEWEST_FIRST =
      Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
          .thenComparing(pod -> pod.getMetadata().getName())
          .reversed();

  private final KubernetesClient client;
  private final PodServers servers;
  private final RouteTable table;
  private final String domain;
  private final Map<ObjectKey, String> hosts = new ConcurrentHashMap<>();
  private final ControlLoop loop;

  /**
   * @param servers how the Pods' servers are reached
   * @param domain of the hosts, without port, for example {@code apps.localhost}
   */
  public RouteController(
      KubernetesClient client, PodServers servers, RouteTable table, String domain) {
    this.client = client;
    this.servers = servers;
    this.table = table;
    this.domain = domain;
    this.loop = new ControlLoop(client, "route", this::reconcile);
  }

  public RouteController start() {
    loop.watching(Routes.TYPE, route -> Stream.of(ObjectKey.of(route)))
        .watching(Service.class, this::routesBeside)
        .watching(Pod.class, this::routesBeside);
    return this;
  }

  private Stream<ObjectKey> routesBeside(HasMetadata object) {
    var namespace = object.getMetadata().getNamespace();
    return hosts.keySet().stream().filter(key -> key.namespace().equals(namespace));
  }

  private Optional<Duration> reconcile(ObjectKey key) {
    var found =
        client
            .genericKubernetesResources(Routes.TYPE)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get();
    if (found == null) {
      withdraw(key);
      return Optional.empty();
    }
    var route = new Route(found);
    if (route.host().isEmpty()) {
      giveHost(key);
      return Optional.empty();
    }
    var host = route.host().get();
    claim(key, host);
    if (!route.isAdmitted(host)) {
      client.resource(route.admitted(host, domain)).updateStatus();
    }
    backend(route)
        .ifPresentOrElse(backend -> table.publish(host, backend), () -> table.withdraw(host));
    return Optional.empty();
  }

  private void giveHost(ObjectKey key) {
    var host = "%s-%s.%s".formatted(key.name(), key.namespace(), domain);
    client
        .genericKubernetesResources(Routes.TYPE)
        .inNamespace(key.namespace())
        .withName(key.name())
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"host\":\"%s\"}}".formatted(host));
  }

  private void claim(ObjectKey key, String host) {
    var before = hosts.put(key, host);
    if (before != null && !before.equals(host)) {
      table.withdraw(before);
    }
  }

  private void withdraw(ObjectKey key) {
    var host = hosts.remove(key);
    if (host != null) {
      table.withdraw(host);
    }
  }

  private Optional<URI> backend(Route route) {
    return route
        .service()
        .map(name -> client.services().inNamespace(route.namespace()).withName(name).get())
        .filter(service -> !service.getSpec().getSelector().isEmpty())
        .flatMap(service -> newestServer(service, route.targetPort(service)));
  }

  private Optional<URI> newestServer(Service service, IntOrString targetPort) {
    return client
        .pods()
        .inNamespace(service.getMetadata().getNamespace())
        .withLabels(service.getSpec().getSelector())
        .list()
        .getItems()
        .stream()
        .filter(PodReadiness::isReady)
        .sorted(NEWEST_FIRST)
        .flatMap(pod -> servers.of(pod, targetPort).stream())
        .findFirst();
  }

  @Override
  public void close() {
    loop.close();
  }
}
