package embedded.registry;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request to one repository, taken apart.
 *
 * @param exchange for headers and bodies
 * @param repository for example {@code rhoai-mlops/jukebox}
 * @param endpoint what of the repository is asked for
 * @param reference tag, digest or upload id; empty where the endpoint needs none
 * @param query the decoded parameters
 */
record RegistryRequest(
    HttpExchange exchange,
    String repository,
    Endpoint endpoint,
    String reference,
    Map<String, String> query) {
  /** The name's rule is the specification's: components of lower-case letters and digits. */
  private static final Pattern PATH =
      Pattern.compile(
          "/v2/(?<name>[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*)"
              + "/(?<kind>blobs/uploads|blobs|manifests|tags|referrers)(?:/(?<reference>[^/]*))?");

  enum Endpoint {
    UPLOADS,
    BLOBS,
    MANIFESTS,
    TAGS,
    REFERRERS
  }

  /** Empty for paths that are none of the specification's. */
  static Optional<RegistryRequest> parse(HttpExchange exchange) {
    var uri = exchange.getRequestURI();
    var path = PATH.matcher(uri.getPath());
    if (!path.matches()) {
      return Optional.empty();
    }
    var endpoint =
        switch (path.group("kind")) {
          case "blobs/uploads" -> Endpoint.UPLOADS;
          case "blobs" -> Endpoint.BLOBS;
          case "manifests" -> Endpoint.MANIFESTS;
          case "tags" -> Endpoint.TAGS;
          default -> Endpoint.REFERRERS;
        };
    var reference = path.group("reference") == null ? "" : path.group("reference");
    return Optional.of(
        new RegistryRequest(
            exchange, path.group("name"), endpoint, reference, query(uri.getRawQuery())));
  }

  static Map<String, String> query(String rawQuery) {
    var parameters = new HashMap<String, String>();
    if (rawQuery != null) {
      for (var parameter : rawQuery.split("&")) {
        var nameAndValue = parameter.split("=", 2);
        var value = nameAndValue.length < 2 ? "" : nameAndValue[1];
        parameters.put(nameAndValue[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  /** Null if the request has none. */
  String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  void answerWith(String header, Object value) {
    exchange.getResponseHeaders().set(header, value.toString());
  }
}
