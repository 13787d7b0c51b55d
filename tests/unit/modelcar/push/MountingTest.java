package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other repositories of the registry have is mounted, where the registry wants that. */
@Tag("unit")
@Timeout(60)
class MountingTest {
  private static final String PUSH = "repository:user1/jukebox:pull,push";
  private static final String READ_BASE = "repository:base/shell:pull";

  @TempDir Path folder;
  private final ConcurrentSkipListMap<String, PushProgress.Arrival> arrivals =
      new ConcurrentSkipListMap<>();
  private FaultyRegistry server;
  private PushFixture fixture;

  @BeforeEach
  void start() throws Exception {
    server = new FaultyRegistry(folder.resolve("registry"));
    fixture = new PushFixture(folder, server);
    fixture.patience = PushFixture.LONG;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMountHasATokenForBothRepositories() throws Exception {
    server.add(
        exchange -> {
          var scopes = server.tokens().scopesOf(exchange);
          boolean refused = isMount(exchange) && !scopes.isEmpty() && !isForBoth(scopes);
          if (refused) {
            exchange.sendResponseHeaders(403, -1);
          }
          return refused;
        });
    var tokens = server.requireTokens();

    push();

    assertEquals(PushProgress.Arrival.MOUNTED, arrivals.get("a layer of the base"));
    assertEquals(1, tokens.scopes().stream().filter(MountingTest::isForBoth).count());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 500})
  void aTokenServerThatRefusesTheOtherRepositoryIsNotInTheWay(int status) throws Exception {
    server.add(
        exchange -> {
          var uri = exchange.getRequestURI();
          boolean refused = uri.getPath().equals("/token") && isForBoth(uri.getQuery());
          if (refused) {
            exchange.sendResponseHeaders(status, -1);
          }
          return refused;
        });
    server.requireTokens();

    push();

    assertEquals(PushProgress.Arrival.SENT, arrivals.get("a layer of the base"));
  }

  @Test
  void aRegistryThatBeginsAnUploadWithoutSayingWhereGetsTheBlobSent() throws Exception {
    server.add(
        exchange -> {
          if (isMount(exchange)) {
            exchange.sendResponseHeaders(202, -1);
          }
          return isMount(exchange);
        });

    push();

    assertEquals(PushProgress.Arrival.SENT, arrivals.get("a layer of the base"));
  }

  private void push() throws Exception {
    var pushed =
        fixture.push(
            "user1/jukebox:1",
            new PushProgress() {
              @Override
              public void arrived(PlannedBlob blob, Arrival how) {
                arrivals.put(blob.title(), how);
              }
            });
    assertTrue(fixture.isTagged("1"), pushed.toString());
  }

  private static boolean isMount(HttpExchange exchange) {
    var query = exchange.getRequestURI().getQuery();
    return query != null && query.contains("mount=");
  }

  private static boolean isForBoth(String scopes) {
    return scopes.contains(PUSH) && scopes.contains(READ_BASE);
  }
}
