package embedded.workloads;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import embedded.accounts.Accounts;
import embedded.edge.RouteTable;
import embedded.kubernetes.ApiServer;
import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import embedded.registry.Registry;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The embedded platform's API, registry and workload controllers, with one namespace. */
public final class TestCluster implements AutoCloseable {
  public static final String NAMESPACE = "user1-test";
  public static final String DOMAIN = "apps.localhost";
  private static final long TIMEOUT_SECONDS = 20;

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final KubernetesClient client;
  private final Registry registry;
  private final URI registryAddress;
  private final Kubelet kubelet;
  private final RouteTable routes = new RouteTable();

  public TestCluster(Path directory) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var accounts = Accounts.random(List.of("user1"));
    var api = starting(new ApiServer(accounts));
    registry = new Registry(directory.resolve("registry"), accounts);
    registryAddress = serve(registry);
    client =
        starting(
            new KubernetesClientBuilder()
                .withConfig(
                    new ConfigBuilder()
                        .withMasterUrl(serve(api).toString())
                        .withOauthToken(api.adminToken())
                        .build())
                .build());
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    var node = Files.createDirectories(directory.resolve("node"));
    kubelet = starting(new Kubelet(client, new RegistryPuller(registryAddress), node));
    starting(new ReplicaSetController(client)).start();
    starting(new DeploymentController(client)).start();
    starting(new RouteController(client, kubelet.addresses(), routes, DOMAIN)).start();
    kubelet.start();
  }

  private URI serve(HttpHandler handler) throws IOException {
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(loopback, 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", handler);
    server.start();
    parts.add(() -> server.stop(0));
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Closes it together with the cluster. */
  public <T extends AutoCloseable> T starting(T part) {
    parts.add(part);
    return part;
  }

  public KubernetesClient client() {
    return client;
  }

  public Kubelet kubelet() {
    return kubelet;
  }

  public RouteTable routes() {
    return routes;
  }

  public URI registryAddress() {
    return registryAddress;
  }

  /** Puts an image with one file into the registry; answers its digest. */
  public String push(String repository, String tag, String path, byte[] content)
      throws IOException {
    return push(repository, tag, ImageContent.of(new ImageLayer().file(path, content)));
  }

  public String push(String repository, String tag, ImageContent image) throws IOException {
    return registry.content().put(repository, tag, image);
  }

  /** Waits until the object is so. */
  public static <T extends HasMetadata> T await(Resource<T> object, Predicate<T> condition) {
    return object.waitUntilCondition(
        now -> now != null && condition.test(now), TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until the object is gone. */
  public static <T extends HasMetadata> void awaitGone(Resource<T> object) {
    object.waitUntilCondition(now -> now == null, TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    Collections.reverse(parts);
    for (var part : parts) {
      try {
        part.close();
      } catch (Exception alreadyBroken) {
        throw new AssertionError("could not close " + part, alreadyBroken);
      }
    }
  }
}
