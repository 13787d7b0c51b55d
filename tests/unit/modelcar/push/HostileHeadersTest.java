package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import console.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and statuses that registries, or something in front of them, may answer with. */
@Tag("unit")
@Timeout(60)
class HostileHeadersTest {
  private static final String LOCATION = "Location";
  private static final String DIGEST = "Docker-Content-Digest";

  @TempDir Path folder;
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

  static Stream<Arguments> harmless() {
    return Stream.of(
        arguments("a place with a blank", add("POST", LOCATION, "?state=a b|c\"é")),
        arguments("a place with a blank, later", add("PATCH", LOCATION, "?state=a b|c\"é")),
        arguments("no place after the bytes", remove("PATCH", LOCATION)),
        arguments("200 for the bytes", status("PATCH", 200)),
        arguments("201 for the bytes", status("PATCH", 201)),
        arguments("204 for the bytes", status("PATCH", 204)),
        arguments("204 for a finished blob or image", status("PUT", 204)),
        arguments("an empty digest", set("PUT", DIGEST, "")),
        arguments("a digest of another algorithm", set("PUT", DIGEST, "sha512:" + "ab".repeat(64))),
        arguments("a digest that is none", set("PUT", DIGEST, "W/\"1\"")),
        arguments("a tag's digest that is none", set("HEAD", DIGEST, "latest")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  void whatIsMeantIsClear(String what, FaultyRegistry.Answer answer) throws Exception {
    server.answer(answer);

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), fixture.repository("user1/jukebox").resolve("1").orElseThrow());
    assertEquals(List.of(), fixture.retries);
    assertEquals(3, server.requests("PATCH").size(), "two layers and the configuration");
  }

  static Stream<Arguments> hopeless() {
    return Stream.of(
        arguments("does not say where to go on", remove("POST", LOCATION)),
        arguments("does not say where to go on", set("POST", LOCATION, " ")),
        arguments("what is no address: http://[", set("POST", LOCATION, "http://[")),
        arguments("what is no address: ftp://x/y", set("POST", LOCATION, "ftp://x/y")),
        arguments("what is no address: https:opaque", set("PATCH", LOCATION, "https:opaque")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hopeless")
  void whatIsMeantIsNotToBeKnown(String said, FaultyRegistry.Answer answer) throws Exception {
    server.answer(answer);

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(1, failed.exitCode(), failed.getMessage());
    assertTrue(failed.getMessage().contains(said), failed.getMessage());
    assertEquals(List.of(), fixture.retries);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ht tp://[", "", "ftp://tokens/", "//tokens", "https://my_tokens/"})
  void aTokenServerThatIsNoAddress(String realm) throws Exception {
    server.add(
        exchange -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"" + realm + "\"");
          exchange.sendResponseHeaders(401, -1);
          return true;
        });

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(5, failed.exitCode(), failed.getMessage());
  }

  private static FaultyRegistry.Answer status(String method, int status) {
    return (exchange, own) ->
        exchange.getRequestMethod().equals(method) && own < 300 ? status : own;
  }

  private static FaultyRegistry.Answer set(String method, String header, String value) {
    return headers(method, exchange -> exchange.getResponseHeaders().set(header, value));
  }

  private static FaultyRegistry.Answer remove(String method, String header) {
    return headers(method, exchange -> exchange.getResponseHeaders().remove(header));
  }

  private static FaultyRegistry.Answer add(String method, String header, String more) {
    return headers(
        method,
        exchange ->
            exchange
                .getResponseHeaders()
                .computeIfPresent(header, (name, values) -> List.of(values.get(0) + more)));
  }

  private interface Change {
    void of(HttpExchange exchange);
  }

  // but for mounts, which have a test of their own
  private static FaultyRegistry.Answer headers(String method, Change change) {
    return (exchange, status) -> {
      boolean isMount = method.equals("POST") && status == 201;
      if (exchange.getRequestMethod().equals(method) && !isMount) {
        change.of(exchange);
      }
      return status;
    };
  }
}
