package modelcar.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Token authentication as Quay and Docker Hub have it, before a registry that only knows basic: a
 * request without a good token is sent to the token server, which is here as well.
 */
public final class TokenServer implements FaultyRegistry.Fault {
  private final String host;
  private final String basic;
  private final Map<String, String> good = new ConcurrentHashMap<>();
  private final List<String> scopes = new CopyOnWriteArrayList<>();
  private int given;

  /**
   * @param basic the account's header, without which there is no token
   */
  TokenServer(String host, String basic) {
    this.host = host;
    this.basic = basic;
  }

  /** All tokens given out so far are worthless from now on. */
  void expireAll() {
    good.clear();
  }

  /** How many tokens were given out. */
  synchronized int given() {
    return given;
  }

  /** What tokens were asked for. */
  List<String> scopes() {
    return new ArrayList<>(scopes);
  }

  /** What the token of a request is good for; nothing where it has none. */
  public String scopesOf(HttpExchange exchange) {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return authorization == null ? "" : good.getOrDefault(authorization, "");
  }

  @Override
  public boolean happens(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/token")) {
      giveToken(exchange);
      return true;
    }
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null && good.containsKey(authorization)) {
      return false;
    }
    exchange
        .getResponseHeaders()
        .set(
            "WWW-Authenticate",
            "Bearer realm=\"http://" + host + "/token\",service=\"test,registry\",scope=\"x\"");
    exchange.sendResponseHeaders(401, -1);
    return true;
  }

  /** The request with the account instead of the token. */
  HttpExchange inWordsOfTheRegistry(HttpExchange exchange) {
    var headers = new Headers();
    headers.putAll(exchange.getRequestHeaders());
    headers.set("Authorization", basic);
    return new ExchangeWithHeaders(exchange, headers);
  }

  private void giveToken(HttpExchange exchange) throws IOException {
    var asked = exchange.getRequestURI().getQuery();
    scopes.add(asked);
    if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      exchange.sendResponseHeaders(401, -1);
      return;
    }
    var token = "token-" + next();
    good.put("Bearer " + token, asked);
    var json = "{\"token\": \"%s\"}".formatted(token).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, json.length);
    exchange.getResponseBody().write(json);
  }

  private synchronized int next() {
    return ++given;
  }
}
