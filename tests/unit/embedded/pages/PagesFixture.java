package embedded.pages;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import embedded.accounts.Accounts;
import embedded.kubernetes.ApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The embedded Kubernetes API, and a page that reads it, each on a free port. */
final class PagesFixture implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool(PagesFixture::thread);
  private final HttpClient http = HttpClient.newHttpClient();
  private final ApiServer api = new ApiServer(new Accounts(List.of()));
  private final HttpServer apiServer = serve(api);
  final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(
              new ConfigBuilder(Config.empty())
                  .withMasterUrl("http://127.0.0.1:" + apiServer.getAddress().getPort())
                  .withOauthToken(api.adminToken())
                  .build())
          .build();

  PagesFixture() throws IOException {}

  private static Thread thread(Runnable task) {
    var thread = new Thread(task, "pages");
    thread.setDaemon(true);
    return thread;
  }

  private HttpServer serve(HttpHandler handler) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  void namespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  /** Creates the object with its status, as if a controller had written it. */
  void create(String yaml) {
    var object = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    var created = client.resource(object).create();
    boolean isSubresource = object.get("status") != null && created.get("status") == null;
    if (isSubresource) {
      created.setAdditionalProperty("status", object.get("status"));
      client.resource(created).updateStatus();
    }
  }

  /** What a browser with this language gets from the page under this host name. */
  HttpResponse<String> get(HttpHandler page, String host, String path, String language)
      throws Exception {
    var server = serve(page);
    try {
      var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
      var request =
          HttpRequest.newBuilder(address)
              .header("Host", host)
              .header("Accept-Language", language)
              .build();
      return http.send(request, BodyHandlers.ofString());
    } finally {
      server.stop(0);
    }
  }

  @Override
  public void close() {
    client.close();
    apiServer.stop(0);
    api.close();
    threads.shutdownNow();
  }
}
