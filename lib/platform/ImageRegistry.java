package platform;

import console.Failure;
import console.Workbench;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Asks a registry whether it has an image, by the OCI distribution specification: {@code HEAD
 * /v2/<name>/manifests/<tag>}, with the token that the registry's challenge names.
 */
public final class ImageRegistry {
  /** What a registry said about an image. */
  public sealed interface Answer {}

  /**
   * The image is there.
   *
   * @param digest of its manifest, such as {@code sha256:...}
   */
  public record Present(String digest) implements Answer {}

  /** The registry knows who asks and does not have the image. */
  public record Missing() implements Answer {}

  /**
   * The registry did not say: it is not reachable, or does not tell us.
   *
   * @param why in a few words
   */
  public record Unclear(String why) implements Answer {}

  static final String MANIFESTS =
      "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json,"
          + " application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.docker.distribution.manifest.v2+json";
  private final RegistryReader registry;
  private final Mirrors mirrors;

  public ImageRegistry(Workbench workbench, Profile profile) {
    this.registry = new RegistryReader(profile, new RegistryAccounts(workbench, profile), false);
    this.mirrors = new Mirrors(profile);
  }

  /**
   * Looks an image up.
   *
   * @param image with registry and tag or digest, for example {@code
   *     quay.io/rhoai-mlops/jukebox:latest}
   */
  public Answer look(String image) throws InterruptedException {
    var address = ImageAddress.parse(mirrors.connectTo(image));
    if (address.isEmpty()) {
      return new Unclear("it is not the full name of an image");
    }
    try {
      var path = "manifests/" + address.get().reference();
      return answer(
          registry.send("HEAD", address.get(), path, MANIFESTS, BodyHandlers.discarding()));
    } catch (Failure unreachable) {
      return new Unclear(unreachable.getMessage());
    }
  }

  private static Answer answer(HttpResponse<Void> answer) {
    return switch (answer.statusCode()) {
      case 200 -> new Present(answer.headers().firstValue("Docker-Content-Digest").orElse(""));
      case 404 -> new Missing();
      case 401, 403 -> new Unclear("the registry does not let us look");
      default -> new Unclear("the registry answered with status " + answer.statusCode());
    };
  }
}
