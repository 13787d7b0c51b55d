package embedded.registry;

import com.sun.net.httpserver.HttpExchange;
import embedded.edge.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/**
 * The lists: {@code /v2/_catalog}, {@code /v2/<name>/tags/list}, {@code
 * /v2/<name>/referrers/<digest>}.
 */
final class ListEndpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private final ManifestStore manifests;

  ListEndpoint(ManifestStore manifests) {
    this.manifests = manifests;
  }

  void catalog(HttpExchange exchange) throws IOException, RegistryError {
    var query = RegistryRequest.query(exchange.getRequestURI().getRawQuery());
    var page = page(exchange, "/v2/_catalog", manifests.repositories(), query);
    send(exchange, "application/json", Map.of("repositories", page));
  }

  void tags(RegistryRequest request) throws IOException, RegistryError {
    var repository = request.repository();
    if (!request.reference().equals("list") || !manifests.exists(repository)) {
      throw RegistryError.nameUnknown(repository);
    }
    var path = "/v2/" + repository + "/tags/list";
    var page = page(request.exchange(), path, manifests.tagsOf(repository), request.query());
    var list = JSON.createObjectNode().put("name", repository);
    list.set("tags", JSON.valueToTree(page));
    send(request.exchange(), "application/json", list);
  }

  /**
   * Parameters {@code n} and {@code last}; a Link header leads to the next page, if there is one.
   */
  private static List<String> page(
      HttpExchange exchange, String path, List<String> sorted, Map<String, String> query)
      throws RegistryError {
    var after = query.getOrDefault("last", "");
    var rest = sorted.stream().filter(it -> it.compareTo(after) > 0).toList();
    int limit = limit(query.get("n"), rest.size());
    if (limit >= rest.size()) {
      return rest;
    }
    var page = rest.subList(0, limit);
    if (limit > 0) {
      var last = URLEncoder.encode(page.get(limit - 1), StandardCharsets.UTF_8);
      var next = path + "?n=" + limit + "&last=" + last;
      exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
    }
    return page;
  }

  private static int limit(String text, int all) throws RegistryError {
    if (text == null) {
      return all;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 0) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      // the same answer as for a negative one
    }
    throw new RegistryError(400, "PAGINATION_NUMBER_INVALID", "n=" + text);
  }

  void referrers(RegistryRequest request) throws IOException, RegistryError {
    var subject = Digest.parse(request.reference());
    var wantedType = request.query().get("artifactType");
    var index = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
    var list = index.putArray("manifests");
    for (var digest : manifests.manifestsOf(request.repository())) {
      var manifest = manifests.read(request.repository(), digest);
      boolean refers = manifest.subject().filter(subject::equals).isPresent();
      var type = manifest.artifactType().orElse("");
      if (refers && (wantedType == null || wantedType.equals(type))) {
        var descriptor =
            list.addObject()
                .put("mediaType", manifest.mediaType())
                .put("digest", digest.toString())
                .put("size", manifest.bytes().length)
                .put("artifactType", type);
        if (!manifest.annotations().isEmpty()) {
          descriptor.set("annotations", JSON.valueToTree(manifest.annotations()));
        }
      }
    }
    if (wantedType != null) {
      request.answerWith("OCI-Filters-Applied", "artifactType");
    }
    send(request.exchange(), INDEX, index);
  }

  private static void send(HttpExchange exchange, String contentType, Object json)
      throws IOException {
    Response.send(exchange, 200, contentType, JSON.writeValueAsBytes(json));
  }
}
