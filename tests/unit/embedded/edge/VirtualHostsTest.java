package embedded.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("unit")
@Timeout(30)
class VirtualHostsTest {
  private static final String HOST = "jukebox-user1-test.apps.localhost";

  private final RouteTable routes = new RouteTable();
  private final HttpClient client = HttpClient.newHttpClient();
  private VirtualHosts hosts;
  private PlainServer server;

  @BeforeEach
  void start() throws Exception {
    hosts =
        new VirtualHosts("apps.localhost:8443", routes, new TlsConnections(), saying("default"));
    hosts.register("git.apps.localhost", saying("git"));
    server = new PlainServer(hosts);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksTheServerThatTheHostHeaderNames() throws Exception {
    assertEquals("git", get("git.apps.localhost").body());
    assertEquals("git", get("GIT.apps.localhost:8443").body());
    assertEquals("default", get("localhost:8443").body());
    assertEquals("default", get("127.0.0.1").body());
    assertEquals("default", get("[::1]:8443").body());
  }

  @Test
  void answersForNamesWithoutRouteAsTheRouterDoes() throws Exception {
    var answer = get(HOST);

    assertEquals(503, answer.statusCode());
    assertTrue(answer.body().contains("Application is not available"), answer.body());
    assertTrue(answer.body().contains(HOST));
  }

  @Test
  void showsPagesInTheReadersLanguage() throws Exception {
    var request = request(HOST).header("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8").build();

    assertTrue(send(request).body().contains("애플리케이션을 사용할 수 없습니다"));
  }

  @Test
  void escapesTheHostInItsPage() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var request = "GET / HTTP/1.1\r\nHost: <b>.apps.localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      socket.setSoTimeout(10_000);
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertTrue(answer.contains("&lt;b&gt;.apps.localhost"), answer);
      assertFalse(answer.contains("<b>"));
    }
  }

  @Test
  void passesRequestsOnWithTheirMethodPathQueryAndBody() throws Exception {
    try (var backend =
        new PlainServer(
            exchange -> {
              try (exchange) {
                var headers = exchange.getRequestHeaders();
                exchange.getResponseHeaders().set("Connection", "X-Hop");
                exchange.getResponseHeaders().set("X-Hop", "only for the proxy");
                exchange.getResponseHeaders().add("Set-Cookie", "a=1");
                exchange.getResponseHeaders().add("Set-Cookie", "b=2");
                var body = new String(exchange.getRequestBody().readAllBytes());
                var seen =
                    List.of(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers.getFirst("X-Forwarded-Host"),
                        headers.getFirst("X-Forwarded-Proto"),
                        String.valueOf(headers.getFirst("Upgrade")),
                        body);
                Response.sendText(exchange, 201, "text/plain", String.join(" ", seen));
              }
            })) {
      routes.publish(HOST, backend.uri("/base"));
      var uri = server.uri("/v2/models%2Fx?q=%20");
      var request =
          HttpRequest.newBuilder(uri)
              .header("Host", HOST + ":8443")
              .method("PATCH", BodyPublishers.ofString("body"))
              .build();

      var answer = send(request);

      assertEquals(201, answer.statusCode());
      assertEquals(
          "PATCH /base/v2/models%2Fx?q=%20 " + HOST + ":8443 http null body", answer.body());
      assertEquals(List.of("a=1", "b=2"), answer.headers().allValues("Set-Cookie"));
      assertTrue(answer.headers().firstValue("X-Hop").isEmpty());
    }
  }

  @Test
  void passesAnswersWithoutBodyOn() throws Exception {
    try (var backend =
        new PlainServer(
            exchange -> {
              try (exchange) {
                if (exchange.getRequestMethod().equals("HEAD")) {
                  exchange.getResponseHeaders().set("Content-Length", "7");
                }
                exchange.sendResponseHeaders(
                    exchange.getRequestMethod().equals("DELETE") ? 204 : 200, -1);
              }
            })) {
      routes.publish(HOST, backend.uri());

      var head = send(request(HOST).method("HEAD", BodyPublishers.noBody()).build());
      assertEquals("7", head.headers().firstValue("Content-Length").orElse("none"));
      assertEquals(204, send(request(HOST).DELETE().build()).statusCode());
      assertEquals("", send(request(HOST).build()).body());
    }
  }

  @Test
  void passesLargeBodiesBothWays() throws Exception {
    try (var backend =
        new PlainServer(
            exchange -> {
              try (exchange) {
                var body = exchange.getRequestBody().readAllBytes();
                Response.send(exchange, 200, "application/octet-stream", body);
              }
            })) {
      routes.publish(HOST, backend.uri());
      var body = new byte[5_000_000];
      new Random(2).nextBytes(body);
      var request = request(HOST).POST(BodyPublishers.ofByteArray(body)).build();

      assertArrayEquals(body, client.send(request, BodyHandlers.ofByteArray()).body());
    }
  }

  @Test
  void passesAStreamOnAsItComes() throws Exception {
    var seen = new CountDownLatch(1);
    try (var backend =
        new PlainServer(
            exchange -> {
              try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("first\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                await(seen);
                exchange.getResponseBody().write("second\n".getBytes(StandardCharsets.UTF_8));
              }
            })) {
      routes.publish(HOST, backend.uri());

      var lines = client.send(request(HOST).build(), BodyHandlers.ofLines()).body().iterator();

      assertEquals("first", lines.next());
      seen.countDown();
      assertEquals("second", lines.next());
    }
  }

  @Test
  void saysThatTheBackendIsDown() throws Exception {
    int freePort;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = socket.getLocalPort();
    }
    routes.publish(HOST, URI.create("http://127.0.0.1:" + freePort));

    assertEquals(502, get(HOST).statusCode());
  }

  @Test
  void saysThatTheBackendIsTooSlow() throws Exception {
    var done = new CountDownLatch(1);
    try (var backend = new PlainServer(exchange -> await(done));
        var impatient =
            new PlainServer(
                exchange -> {
                  try (exchange) {
                    proxyWaiting(Duration.ofMillis(200))
                        .forward(exchange, routes.backend(HOST).get());
                  }
                })) {
      routes.publish(HOST, backend.uri());

      var answer = send(HttpRequest.newBuilder(impatient.uri("/")).build());
      done.countDown();

      assertEquals(504, answer.statusCode());
    }
  }

  @Test
  void forgetsAWithdrawnRoute() throws Exception {
    routes.publish(HOST, server.uri());
    routes.withdraw(HOST);

    assertEquals(503, get(HOST).statusCode());
  }

  private static ReverseProxy proxyWaiting(Duration answerTimeout) {
    return new ReverseProxy(new TlsConnections(), answerTimeout);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static HttpHandler saying(String text) {
    return exchange -> {
      try (exchange) {
        Response.sendText(exchange, 200, "text/plain", text);
      }
    };
  }

  private HttpRequest.Builder request(String host) {
    return HttpRequest.newBuilder(server.uri("/")).header("Host", host);
  }

  private HttpResponse<String> get(String host) throws Exception {
    return send(request(host).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }
}
