package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * Passes requests on to a backend and its answers back, both as they come: nothing is collected in
 * memory.
 */
final class ReverseProxy {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Until the answer's headers are there; the body may take longer. OpenShift's router waits 30
   * seconds, too.
   */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

  private static final int BUFFER_BYTES = 64 * 1024;

  private final TlsConnections tlsConnections;
  private final Duration answerTimeout;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(
              HttpClient.Version.HTTP_1_1) // else each first request asks for an upgrade to HTTP/2
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  ReverseProxy(TlsConnections tlsConnections) {
    this(tlsConnections, ANSWER_TIMEOUT);
  }

  ReverseProxy(TlsConnections tlsConnections, Duration answerTimeout) {
    this.tlsConnections = tlsConnections;
    this.answerTimeout = answerTimeout;
  }

  /**
   * Answers the exchange with what the backend answers, or with a 502 or 504 page.
   *
   * @param backend its path, if any, is put before the request's own
   */
  void forward(HttpExchange exchange, URI backend) throws IOException {
    HttpResponse<InputStream> answer;
    try {
      answer = client.send(request(exchange, backend), BodyHandlers.ofInputStream());
    } catch (HttpConnectTimeoutException unreachable) {
      ErrorPage.backendDown(exchange, backend);
      return;
    } catch (HttpTimeoutException tooSlow) {
      ErrorPage.backendTooSlow(exchange, backend);
      return;
    } catch (IOException | IllegalArgumentException down) {
      ErrorPage.backendDown(exchange, backend);
      return;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return;
    }
    try (var body = answer.body()) {
      passOn(answer, body, exchange);
    }
  }

  private HttpRequest request(HttpExchange exchange, URI backend) {
    var request =
        HttpRequest.newBuilder(target(exchange.getRequestURI(), backend))
            .timeout(answerTimeout)
            .method(exchange.getRequestMethod(), body(exchange));
    ProxyHeaders.copyRequest(exchange.getRequestHeaders(), request);
    var host = exchange.getRequestHeaders().getFirst("Host");
    if (host != null) {
      request.setHeader("X-Forwarded-Host", host);
    }
    request.setHeader("X-Forwarded-Proto", tlsConnections.scheme(exchange));
    return request.build();
  }

  private static URI target(URI request, URI backend) {
    var basePath = backend.getRawPath() == null ? "" : backend.getRawPath().replaceFirst("/$", "");
    var query = request.getRawQuery() == null ? "" : "?" + request.getRawQuery();
    var origin = backend.getScheme() + "://" + backend.getRawAuthority();
    return URI.create(origin + basePath + request.getRawPath() + query);
  }

  private static BodyPublisher body(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    var length = headers.getFirst("Content-Length");
    var stream = BodyPublishers.ofInputStream(exchange::getRequestBody);
    if (length != null) {
      long bytes = Long.parseLong(length.strip());
      return bytes == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(stream, bytes);
    }
    return headers.containsKey("Transfer-Encoding") ? stream : BodyPublishers.noBody();
  }

  private static void passOn(
      HttpResponse<InputStream> answer, InputStream body, HttpExchange exchange)
      throws IOException {
    ProxyHeaders.copyResponse(answer.headers(), exchange.getResponseHeaders());
    var length = answer.headers().firstValueAsLong("Content-Length");
    int status = answer.statusCode();
    if (exchange.getRequestMethod().equals("HEAD")) {
      length.ifPresent(
          it -> exchange.getResponseHeaders().set("Content-Length", String.valueOf(it)));
      exchange.sendResponseHeaders(status, -1);
    } else if (status == 204 || status == 304 || length.orElse(-1) == 0) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, length.orElse(0)); // 0: not known, sent in chunks
      copyAsItComes(body, exchange);
    }
  }

  private static void copyAsItComes(InputStream body, HttpExchange exchange) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    var out = exchange.getResponseBody();
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      out.write(buffer, 0, read);
      out.flush(); // an event stream's next event may be minutes away
    }
  }
}
