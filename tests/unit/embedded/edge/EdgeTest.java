package embedded.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
@Timeout(30)
class EdgeTest {
  @TempDir Path folder;
  private final TlsConnections tlsConnections = new TlsConnections();
  private PlainServer backend;
  private Edge edge;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    var certificate = EdgeCertificate.create(folder, List.of());
    backend =
        new PlainServer(
            exchange -> {
              try (exchange) {
                var body = exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Scheme", tlsConnections.scheme(exchange));
                Response.send(exchange, 200, "application/octet-stream", body);
              }
            });
    edge =
        Edge.start(
            InetAddress.getLoopbackAddress(),
            0,
            certificate.context(),
            backend.port(),
            tlsConnections);
    client =
        HttpClient.newBuilder().sslContext(TrustingClient.contextFor(certificate.caPem())).build();
  }

  @AfterEach
  void stop() {
    edge.close();
    backend.close();
  }

  @Test
  void answersHttpAndHttpsOnOnePortAndKnowsWhichWasWhich() throws Exception {
    for (var scheme : List.of("http", "https", "http")) {
      var uri = URI.create(scheme + "://localhost:" + edge.port() + "/");
      var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("hello")).build();

      var answer = client.send(request, BodyHandlers.ofString());

      assertEquals("hello", answer.body());
      assertEquals(scheme, answer.headers().firstValue("Scheme").orElse("none"));
    }
  }

  @Test
  void passesLargeBodiesBothWaysOverTls() throws Exception {
    var body = new byte[5_000_000];
    new Random(1).nextBytes(body);
    var uri = URI.create("https://localhost:" + edge.port() + "/");
    var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build();

    assertArrayEquals(body, client.send(request, BodyHandlers.ofByteArray()).body());
  }

  @Test
  void answersAClientThatEndsItsSideAfterTheRequest() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
      send(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      socket.shutdownOutput();

      assertTrue(readAll(socket).startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void servesOthersWhileSomeClientsAreSilentOrTalkNonsense() throws Exception {
    try (var silent = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        var brokenTls = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
      brokenTls.getOutputStream().write(new byte[] {0x16, 0x03, 0x01, 0x00, 0x05, 9, 9, 9, 9, 9});
      assertTrue(silent.isConnected());

      answersHttpAndHttpsOnOnePortAndKnowsWhichWasWhich();
      readAll(brokenTls); // an alert at most, then the end: nothing hangs
    }
  }

  @Test
  void closingBreaksAllConnectionsAndFreesThePort() throws Exception {
    try (var silent = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
      answersHttpAndHttpsOnOnePortAndKnowsWhichWasWhich(); // so the first one is accepted, too
      edge.close();

      assertTrue(hasEnded(silent));
      assertThrows(
          ConnectException.class,
          () -> new Socket(InetAddress.getLoopbackAddress(), edge.port()).close());
    }
  }

  @Test
  void endsTheClientsConnectionWhenTheBackendIsGone() throws Exception {
    backend.close();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
      send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");

      assertTrue(hasEnded(socket));
    }
  }

  @Test
  void passesOnWhatArrivesWithoutWaitingForMore() throws Exception {
    var seen = new CountDownLatch(1);
    try (var streaming =
            new PlainServer(
                exchange -> {
                  try (exchange) {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("first\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    await(seen);
                  }
                });
        var streamingEdge =
            Edge.start(InetAddress.getLoopbackAddress(), 0, null, streaming.port())) {
      var uri = URI.create("http://127.0.0.1:" + streamingEdge.port() + "/");
      var lines = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines()).body();

      var received = lines.iterator();
      assertEquals("first", received.next());
      seen.countDown();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String readAll(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static boolean hasEnded(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }
}
