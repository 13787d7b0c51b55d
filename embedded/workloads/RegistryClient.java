package embedded.workloads;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The reading half of the OCI distribution API, for one registry. */
final class RegistryClient {
  private static final String MANIFESTS =
      String.join(
          ", ",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final Optional<String> authorization;

  /**
   * @param base scheme, host and port
   * @param authorization the value of the Authorization header; empty for an anonymous client
   */
  RegistryClient(URI base, Optional<String> authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  HttpResponse<byte[]> manifest(String repository, String reference) throws IOException {
    return get("/v2/" + repository + "/manifests/" + reference, MANIFESTS);
  }

  /**
   * @throws IOException also when the registry does not have it
   */
  byte[] blob(String repository, String digest) throws IOException {
    var path = "/v2/" + repository + "/blobs/" + digest;
    var response = get(path, "*/*");
    if (response.statusCode() != 200) {
      throw new IOException("GET " + path + ": " + response.statusCode());
    }
    if (!Sha256.digest(response.body()).equals(digest)) {
      throw new IOException("blob " + digest + " of " + repository + " has other content");
    }
    return response.body();
  }

  private HttpResponse<byte[]> get(String path, String accept) throws IOException {
    var request = HttpRequest.newBuilder(base.resolve(path)).header("Accept", accept);
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading from the registry");
    }
  }
}
