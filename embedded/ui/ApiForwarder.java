package embedded.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes {@code /api/*} on to the model's server: method, query, body, content type there; status,
 * content type, body back. Where nobody answers, 502 with the reason as JSON, as the model's own
 * errors are.
 */
final class ApiForwarder implements HttpHandler {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String PREFIX = "/api";
  private static final List<String> PASSED_ON = List.of("Content-Type", "Accept");
  private static final JsonMapper JSON = new JsonMapper();

  static {
    // read once, when the client's classes are loaded
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private final UiSettings settings;
  private final HttpClient http;

  private ApiForwarder(UiSettings settings, HttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  /**
   * A forwarder to the settings' API_URL.
   *
   * @throws IOException when the file of the certificate authority cannot be read
   */
  static ApiForwarder to(UiSettings settings) throws IOException {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    if (settings.authority().isPresent()) {
      client.sslContext(PrivateAuthority.trusted(settings.authority().get()));
    }
    return new ApiForwarder(settings, client.build());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (settings.apiUrl().isEmpty()) {
      fail(exchange, "API_URL is not set: the page does not know where the model is");
      return;
    }
    try {
      var response = http.send(request(exchange), BodyHandlers.ofByteArray());
      var type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
      Reply.bytes(exchange, response.statusCode(), type, response.body());
    } catch (IOException unreachable) {
      var reason = unreachable.getMessage();
      fail(
          exchange,
          settings.apiUrl()
              + " does not answer: "
              + (reason == null ? "connection refused" : reason));
    } catch (IllegalArgumentException notAnAddress) {
      fail(exchange, "API_URL is not an address: " + notAnAddress.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var called = exchange.getRequestURI();
    var path = called.getRawPath().substring(PREFIX.length());
    var query = called.getRawQuery() == null ? "" : "?" + called.getRawQuery();
    var target = URI.create(settings.apiUrl() + path + query);
    if (target.getHost() == null) {
      throw new IllegalArgumentException(settings.apiUrl());
    }
    var dialled = settings.connectTo().dial(target);
    var body = exchange.getRequestBody().readAllBytes();
    var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    var request =
        HttpRequest.newBuilder(dialled)
            .timeout(TIMEOUT)
            .method(exchange.getRequestMethod(), publisher);
    if (!dialled.equals(target)) {
      request.setHeader("Host", target.getRawAuthority());
    }
    for (var header : PASSED_ON) {
      var value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.setHeader(header, value);
      }
    }
    return request.build();
  }

  private static void fail(HttpExchange exchange, String reason) throws IOException {
    Reply.json(exchange, 502, JSON.writeValueAsString(Map.of("error", reason)));
  }
}
