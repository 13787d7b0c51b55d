package k3s;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Takes images out of the registry (OCI distribution specification, "Content Management"). */
final class RegistryTags {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

  private final Supplier<URI> registry;
  private final HttpClient http = HttpClient.newHttpClient();

  RegistryTags(Supplier<URI> registry) {
    this.registry = registry;
  }

  /** Removes all tags of a repository, for example {@code user1/jukebox}. */
  void delete(String repository) throws IOException {
    var list = send("GET", "/v2/" + repository + "/tags/list");
    if (list.statusCode() == 404) {
      return;
    }
    for (var tag : JsonMapper.shared().readTree(list.body()).path("tags")) {
      var manifest = send("HEAD", "/v2/" + repository + "/manifests/" + tag.asString());
      var digest = manifest.headers().firstValue("Docker-Content-Digest");
      if (digest.isPresent()) {
        send("DELETE", "/v2/" + repository + "/manifests/" + digest.get());
      }
    }
  }

  private HttpResponse<String> send(String method, String path) throws IOException {
    var request =
        HttpRequest.newBuilder(registry.get().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Accept", MANIFEST)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
