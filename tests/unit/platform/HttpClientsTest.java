package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import embedded.edge.PlainServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a request does not have to wait for. */
@Tag("unit")
@Timeout(30)
class HttpClientsTest {
  private final AtomicInteger askedWhomToTrust = new AtomicInteger();
  private final HttpClients clients =
      new HttpClients(
          new Profile(Path.of("none"), Map.of()),
          Proxies.NONE,
          Duration.ofSeconds(5),
          () -> {
            askedWhomToTrust.incrementAndGet();
            return Optional.empty();
          });

  @Test
  void plainHttpDoesNotReadCertificates() throws Exception {
    try (var server = new PlainServer(exchange -> exchange.sendResponseHeaders(204, -1))) {
      var request = HttpRequest.newBuilder().GET();
      var client = clients.dial(server.uri(), request);

      assertEquals(204, client.send(request.build(), BodyHandlers.discarding()).statusCode());
      assertEquals(0, askedWhomToTrust.get());
    }
  }

  @Test
  void tlsReadsThemOnce() {
    var server = URI.create("https://server.example.test");

    clients.dial(server, HttpRequest.newBuilder());
    clients.dial(server, HttpRequest.newBuilder());

    assertEquals(1, askedWhomToTrust.get());
  }
}
