package embedded.kubernetes;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The API on a port of its own, over TLS because kubectl sends no tokens over plain HTTP. */
final class RunningApi implements AutoCloseable {
  final Accounts accounts = Accounts.random(List.of("user1", "user2"));
  final ApiServer api = new ApiServer(accounts);
  final URI address;

  private final HttpsServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "api");
            thread.setDaemon(true);
            return thread;
          });

  RunningApi() throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.shared().context()));
    server.setExecutor(threads);
    server.createContext("/", api);
    server.start();
    address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The API with the namespaces of both participants. */
  static RunningApi withNamespaces() throws Exception {
    var running = new RunningApi();
    try (var administrator = running.administrator()) {
      for (var participant : running.accounts.participants()) {
        for (var name : Authorizer.namespacesOf(participant.name())) {
          administrator.resource(namespace(name)).create();
        }
      }
    }
    return running;
  }

  static io.fabric8.kubernetes.api.model.Namespace namespace(String name) {
    return new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
  }

  Participant user1() {
    return accounts.participants().get(0);
  }

  KubernetesClient administrator() {
    return client(api.adminToken());
  }

  KubernetesClient client(Participant participant) {
    return client(participant.token());
  }

  KubernetesClient client(String token) {
    var config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(address.toString())
            .withOauthToken(token)
            .withCaCertFile(TestCertificate.shared().pem().toString())
            .withNamespace("user1-toolings")
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientFactory(new JdkHttpClientFactory())
        .build();
  }

  /** kubectl as the first participant. */
  Kubectl kubectl(Path home) throws Exception {
    return kubectl(home, user1());
  }

  /** kubectl as the platform's administrator. */
  Kubectl adminKubectl(Path home) throws Exception {
    return kubectl(home, new Participant("admin", "", api.adminToken()));
  }

  private Kubectl kubectl(Path home, Participant participant) throws Exception {
    var kubeconfig = home.resolve(participant.name() + ".kubeconfig");
    Kubeconfig.write(kubeconfig, address, TestCertificate.shared().pem(), participant);
    return new Kubectl(home, kubeconfig);
  }

  @Override
  public void close() {
    api.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
