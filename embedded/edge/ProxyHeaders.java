package embedded.edge;

import com.sun.net.httpserver.Headers;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers a proxy passes on: all but those that concern one connection only (RFC 9110,
 * section 7.6.1).
 */
final class ProxyHeaders {
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** The HTTP client sets these itself and refuses to be told. */
  private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length", "expect");

  private ProxyHeaders() {}

  static void copyRequest(Headers from, HttpRequest.Builder to) {
    var dropped = namedByConnection(from.getOrDefault("Connection", List.of()));
    dropped.addAll(HOP_BY_HOP);
    dropped.addAll(SET_BY_THE_CLIENT);
    from.forEach(
        (name, values) -> {
          if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> to.header(name, value));
          }
        });
  }

  static void copyResponse(HttpHeaders from, Headers to) {
    var dropped = namedByConnection(from.allValues("Connection"));
    dropped.addAll(HOP_BY_HOP);
    dropped.add("content-length"); // given to the server with the status
    from.map()
        .forEach(
            (name, values) -> {
              if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> to.add(name, value));
              }
            });
  }

  private static Set<String> namedByConnection(List<String> connectionHeaders) {
    var names = new HashSet<String>();
    for (var header : connectionHeaders) {
      Arrays.stream(header.split(","))
          .map(it -> it.strip().toLowerCase(Locale.ROOT))
          .forEach(names::add);
    }
    return names;
  }
}
