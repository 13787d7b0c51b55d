package serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import console.ExitCode;
import console.Failure;
import embedded.edge.PlainServer;
import embedded.edge.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import platform.Profile;
import platform.RouteClient;

/** One model is ready, one is not, and one never answers. */
@Tag("unit")
@Timeout(20)
class InferenceTest {
  private final CountDownLatch end = new CountDownLatch(1);
  private PlainServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PlainServer(this::answer);
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET /v2/models/ready/ready" -> Response.sendEmpty(exchange, 200);
        case "GET /v2/models/slow/ready" -> awaitEnd();
        default ->
            Response.sendText(exchange, 503, "text/html", "<h1>Application is not available</h1>");
      }
    }
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aReadyModelSaysSo() throws Exception {
    model("ready").requireReady(Duration.ofSeconds(10));
  }

  @Test
  void anotherStatusIsNamed() {
    var failure =
        assertThrows(Failure.class, () -> model("other").requireReady(Duration.ofSeconds(10)));

    assertEquals(ExitCode.FAILED, failure.exitCode());
    assertTrue(
        failure
            .getMessage()
            .endsWith("a ready model other: status 503, Application is not available"),
        failure.getMessage());
  }

  @Test
  void whoDoesNotAnswerInTimeIsNotReachable() {
    var failure =
        assertThrows(Failure.class, () -> model("slow").requireReady(Duration.ofMillis(300)));

    assertEquals(ExitCode.NOT_REACHABLE, failure.exitCode());
    assertTrue(failure.getMessage().endsWith("it takes too long"), failure.getMessage());
  }

  private Inference model(String name) {
    var http = new RouteClient(new Profile(Path.of("none"), Map.of()));
    return new Inference(http, server.uri().toString(), name);
  }
}
