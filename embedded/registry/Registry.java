package embedded.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import embedded.accounts.Accounts;
import embedded.edge.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/**
 * The embedded platform's image registry (OCI distribution specification 1.1), which stands in for
 * Quay and OpenShift's internal one. Contents are files under its root.
 */
public final class Registry implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryAccess access;
  private final RegistryContent content;
  private final UploadEndpoint uploads;
  private final BlobEndpoint blobs;
  private final ManifestEndpoint manifests;
  private final ListEndpoint lists;

  /**
   * @param root where contents are kept; what is there from before is served
   * @throws IOException if the folder cannot be made
   */
  public Registry(Path root, Accounts accounts) throws IOException {
    var blobStore = new BlobStore(root);
    var manifestStore = new ManifestStore(root, blobStore);
    this.access = new RegistryAccess(accounts);
    this.content = new RegistryContent(blobStore, manifestStore);
    this.uploads = new UploadEndpoint(root, blobStore);
    this.blobs = new BlobEndpoint(blobStore);
    this.manifests = new ManifestEndpoint(manifestStore, blobStore);
    this.lists = new ListEndpoint(manifestStore);
  }

  /** For images that are there from the start. */
  public RegistryContent content() {
    return content;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Docker-Distribution-Api-Version", "registry/2.0");
      try {
        serve(exchange);
      } catch (RegistryError refusal) {
        send(exchange, refusal);
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException, RegistryError {
    var path = exchange.getRequestURI().getPath();
    if (path.equals("/v2/") || path.equals("/v2")) {
      access.checkPing(exchange);
      Response.sendText(exchange, 200, "application/json", "{}");
      return;
    }
    if (path.equals("/v2/_catalog")) {
      access.check(exchange, "_catalog");
      lists.catalog(exchange);
      return;
    }
    var request =
        RegistryRequest.parse(exchange)
            .orElseThrow(() -> new RegistryError(404, "NAME_INVALID", "no such path: " + path));
    access.check(exchange, request.repository());
    switch (request.endpoint()) {
      case UPLOADS -> uploads.serve(request);
      case BLOBS -> blobs.serve(request);
      case MANIFESTS -> manifests.serve(request);
      case TAGS -> lists.tags(request);
      case REFERRERS -> lists.referrers(request);
    }
  }

  private static void send(HttpExchange exchange, RegistryError refusal) throws IOException {
    if (refusal.status() == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"registry\"");
    }
    var error = Map.of("code", refusal.code(), "message", refusal.getMessage());
    var body = JSON.writeValueAsBytes(Map.of("errors", List.of(error)));
    Response.send(exchange, refusal.status(), "application/json", body);
  }
}
