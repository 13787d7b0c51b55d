package embedded.argocd;

import com.sun.net.httpserver.HttpServer;
import embedded.accounts.Accounts;
import embedded.kubernetes.ApiServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The embedded Kubernetes API on a free port, with the namespaces of a participant. */
final class EmbeddedCluster implements AutoCloseable {
  private final ApiServer api = new ApiServer(new Accounts(List.of()));
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "api");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpServer server;
  private final KubernetesClient client;

  EmbeddedCluster(String... namespaces) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", api);
    server.start();
    client = new KubernetesClientBuilder().withConfig(config()).build();
    for (var name : namespaces) {
      createNamespace(name);
    }
  }

  private Config config() {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
        .withOauthToken(api.adminToken())
        .build();
  }

  void createNamespace(String name) {
    client
        .namespaces()
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("argocd.argoproj.io/managed-by", ArgoFixture.TOOLINGS)
                .endMetadata()
                .build())
        .create();
  }

  KubernetesClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
    api.close();
    threads.shutdownNow();
  }
}
