package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.edge.PlainServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A body that stops in the middle. */
@Tag("unit")
@Timeout(30)
class TransferStreamTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  @Test
  void whatComesIsRead() throws Exception {
    try (var server =
            new PlainServer(
                exchange -> {
                  exchange.sendResponseHeaders(200, 5);
                  exchange.getResponseBody().write("hello".getBytes());
                  exchange.close();
                });
        var body = new TransferStream(body(server), PATIENCE)) {
      assertEquals("hello", new String(body.readAllBytes()));
    }
  }

  @Test
  void whatStallsIsGivenUp() throws Exception {
    var end = new CountDownLatch(1);
    try (var server =
            new PlainServer(
                exchange -> {
                  exchange.sendResponseHeaders(200, 10);
                  exchange.getResponseBody().write("hello".getBytes());
                  exchange.getResponseBody().flush();
                  await(end);
                });
        var body = new TransferStream(body(server), PATIENCE)) {
      assertEquals("hello", new String(body.readNBytes(5)));

      var broken = assertThrows(TransferStream.Broken.class, body::read);

      assertTrue(broken.getMessage().startsWith("nothing came for"), broken.getMessage());
    } finally {
      end.countDown();
    }
  }

  @Test
  void whatIsCutOffIsBroken() throws Exception {
    try (var server =
            new PlainServer(
                exchange -> {
                  exchange.sendResponseHeaders(200, 10);
                  exchange.getResponseBody().write("hello".getBytes());
                  exchange.getResponseBody().flush();
                  exchange.close();
                });
        var body = new TransferStream(body(server), PATIENCE)) {
      assertThrows(TransferStream.Broken.class, body::readAllBytes);
    }
  }

  private static InputStream body(PlainServer server) throws Exception {
    var request = HttpRequest.newBuilder(server.uri()).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
  }

  private static void await(CountDownLatch end) throws IOException {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }
}
