package platform;

import console.ExitCode;
import console.Failure;
import console.Workbench;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a registry whether it has an image, and what it says of itself, by the OCI distribution
 * specification: {@code HEAD} and {@code GET /v2/<name>/manifests/<tag>}, with the token that the
 * registry's challenge names.
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

  /**
   * The image is there, and its manifest was read.
   *
   * @param digest of its manifest; empty where the registry does not tell
   * @param annotations of its manifest, by name
   */
  public record Described(String digest, Map<String, String> annotations) implements Answer {}

  /** The registry knows who asks and does not have the image. */
  public record Missing() implements Answer {}

  /**
   * The registry did not say: it is not reachable, or does not tell us.
   *
   * @param why in a few words
   * @param exitCode of a step that cannot do without
   */
  public record Unclear(String why, int exitCode) implements Answer {}

  /** The media types of what a tag can lead to. */
  public static final String MANIFESTS =
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
   * Looks an image up; its manifest is not transferred.
   *
   * @param image with registry and tag or digest, for example {@code
   *     quay.io/rhoai-mlops/jukebox:latest}
   * @return never {@link Described}
   */
  public Answer look(String image) throws InterruptedException {
    return ask("HEAD", image, BodyHandlers.discarding(), there -> new Present(digest(there)));
  }

  /**
   * Reads an image's manifest.
   *
   * @param image as for {@link #look}
   * @return never {@link Present}
   */
  public Answer read(String image) throws InterruptedException {
    return ask("GET", image, BodyHandlers.ofString(), ImageRegistry::described);
  }

  private <T> Answer ask(
      String method, String image, BodyHandler<T> body, Function<HttpResponse<T>, Answer> there)
      throws InterruptedException {
    var address = ImageAddress.parse(mirrors.connectTo(image));
    if (address.isEmpty()) {
      return new Unclear("it is not the full name of an image", ExitCode.FAILED);
    }
    try {
      var path = "manifests/" + address.get().reference();
      var answer = registry.send(method, address.get(), path, MANIFESTS, body);
      return switch (answer.statusCode()) {
        case 200 -> there.apply(answer);
        case 404 -> new Missing();
        case 401, 403 -> new Unclear("the registry does not let us look", ExitCode.ACCESS_DENIED);
        default ->
            new Unclear(
                "the registry answered with status " + answer.statusCode(), ExitCode.NOT_REACHABLE);
      };
    } catch (Failure unreachable) {
      return new Unclear(unreachable.getMessage(), ExitCode.NOT_REACHABLE);
    }
  }

  private static Answer described(HttpResponse<String> answer) {
    try {
      var annotations = new TreeMap<String, String>();
      JsonMapper.shared()
          .readTree(answer.body())
          .path("annotations")
          .properties()
          .forEach(it -> annotations.put(it.getKey(), it.getValue().asString("")));
      return new Described(digest(answer), annotations);
    } catch (JacksonException broken) {
      return new Unclear("the registry's manifest is not JSON", ExitCode.FAILED);
    }
  }

  private static String digest(HttpResponse<?> answer) {
    return answer.headers().firstValue("Docker-Content-Digest").orElse("");
  }
}
