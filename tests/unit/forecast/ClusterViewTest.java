package forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One question that is refused is no reason to ask nothing more; a cluster that is away is one. */
@Tag("unit")
class ClusterViewTest {
  private static final List<Map<String, Object>> WANTED =
      List.of(object("ConfigMap", "a"), object("Secret", "b"), object("Service", "c"));

  @ParameterizedTest
  @CsvSource({"403, 3", "500, 3", "401, 1"})
  void aRefusalIsOfOneObjectUnlessItIsOfTheLogin(int status, int questions) throws Exception {
    var asked = new AtomicInteger();
    var api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    api.start();
    try {
      assertBlind(api.getAddress().getPort(), questions);
      assertEquals(questions, asked.get());
    } finally {
      api.stop(0);
    }
  }

  @Test
  void aClusterThatIsAwayIsAskedOnce() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    assertBlind(closed, 1);
  }

  private static void assertBlind(int port, int remarks) {
    var config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + port)
            .withRequestRetryBackoffLimit(0)
            .build();
    try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
      var view = ClusterView.of(new LiveObjects(client), refused -> "code " + refused.getCode());

      assertEquals(Optional.empty(), view.compare(WANTED));
      assertEquals(remarks, view.remarks().size(), view.remarks().toString());
    }
  }

  private static Map<String, Object> object(String kind, String name) {
    return Map.of(
        "apiVersion", "v1", "kind", kind, "metadata", Map.of("name", name, "namespace", "me-test"));
  }
}
