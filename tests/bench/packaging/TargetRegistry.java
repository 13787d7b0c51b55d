package packaging;

import console.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The registry on this machine that all packers push to, over plain HTTP. */
public interface TargetRegistry extends AutoCloseable {
  String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

  /**
   * The registry at an address, or one that is started for this.
   *
   * @param address host and port; null where nobody gave one
   */
  static TargetRegistry at(String address) throws IOException, InterruptedException {
    if (address != null) {
      return new GivenRegistry(address);
    }
    if (!Installed.has("docker")) {
      throw Failure.usage(
          "there is no Docker here to start a registry with", "start one and name it: --registry");
    }
    return DockerRegistry.start();
  }

  /** Host and port, such as {@code localhost:5000}. */
  String address();

  /** Forgets what was pushed, as far as this registry can. */
  void empty() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;

  /** Whether it answers (OCI distribution specification, {@code GET /v2/}). */
  default boolean answers() throws InterruptedException {
    try {
      return status("/v2/") == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Whether it holds an image: a packer that pushes nothing would win. */
  default boolean has(String repository, String tag) throws IOException, InterruptedException {
    return status("/v2/" + repository + "/manifests/" + tag) == 200;
  }

  private int status(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address() + path))
            .header("Accept", OCI_MANIFEST + ", " + DOCKER_MANIFEST)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
