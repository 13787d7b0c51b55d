package registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.edge.PlainServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a server that wants to be left alone is asked again. */
@Tag("unit")
@Timeout(60)
class RetriesTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Duration> pauses = new ArrayList<>();
  private volatile String retryAfter;
  private PlainServer server;

  @BeforeEach
  void aServerThatIsBusyOnce() throws Exception {
    server =
        new PlainServer(
            exchange -> {
              boolean busy = requests.incrementAndGet() == 1;
              if (busy) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
              }
              exchange.sendResponseHeaders(busy ? 429 : 200, -1);
              exchange.close();
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void notBeforeTheSecondsHavePassed() throws Exception {
    retryAfter = "1";

    assertPauseOfAtLeast(Duration.ofSeconds(1));
  }

  @Test
  void notBeforeTheDate() throws Exception {
    retryAfter = inSeconds(2);

    // the server's own date, to which it is compared, is cut to whole seconds as well
    assertPauseOfAtLeast(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "soon", "", "-5", "Thu, 01 Jan 1970 00:00:00 GMT", "1.5"})
  void afterTheUsualPauseWhereTheServerWantsNone(String said) throws Exception {
    retryAfter = said;

    assertEquals(200, retries().of("asking", this::ask));

    assertTrue(pauses.get(0).compareTo(Duration.ofMillis(100)) < 0, pauses::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "999999999", "date"})
  void notAtAllWhereThatTakesTooLong(String said) {
    retryAfter = said.equals("date") ? inSeconds(3600) : said;

    var refusal = assertThrows(RegistryRefusal.class, () -> retries().of("asking", this::ask));

    assertEquals(1, requests.get());
    assertTrue(
        refusal.getMessage().matches("status 429, it wants to be left alone for \\d{4,9} s"),
        refusal.getMessage());
    assertTrue(refusal.next().contains("after that time"), refusal.next());
  }

  private void assertPauseOfAtLeast(Duration asked) throws Exception {
    var before = System.nanoTime();

    assertEquals(200, retries().of("asking", this::ask));

    var took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(asked) >= 0, took::toString);
    assertTrue(pauses.get(0).compareTo(asked) >= 0, pauses::toString);
  }

  private static String inSeconds(int seconds) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
  }

  private Retries retries() {
    var aSecond = Duration.ofSeconds(1);
    var patience =
        new Patience(aSecond, aSecond, aSecond, 3, Duration.ofMillis(10), Duration.ofSeconds(10));
    return new Retries(patience, (what, why, pause) -> pauses.add(pause));
  }

  private int ask() throws java.io.IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.uri() + "/v2/")).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw RegistryRefusal.of(answer);
    }
    return answer.statusCode();
  }
}
