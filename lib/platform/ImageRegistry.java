package platform;

import console.Failure;
import console.Workbench;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

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

  private static final String MANIFESTS =
      "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json,"
          + " application/vnd.docker.distribution.manifest.list.v2+json,"
          + " application/vnd.docker.distribution.manifest.v2+json";
  private static final Pattern REFERENCE = Pattern.compile("([^/]+)/([^@:]+)(?::([^@]+)|@(.+))");
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final RouteClient http;
  private final Mirrors mirrors;
  private final RegistryAccounts accounts;

  public ImageRegistry(Workbench workbench, Profile profile) {
    this.http = new RouteClient(profile);
    this.mirrors = new Mirrors(profile);
    this.accounts = new RegistryAccounts(workbench, profile);
  }

  /**
   * Looks an image up.
   *
   * @param image with registry and tag or digest, for example {@code
   *     quay.io/rhoai-mlops/jukebox:latest}
   */
  public Answer look(String image) throws InterruptedException {
    var reference = REFERENCE.matcher(mirrors.connectTo(image));
    if (!reference.matches()) {
      return new Unclear("it is not the full name of an image");
    }
    var registry = reference.group(1);
    var tag = reference.group(3) == null ? reference.group(4) : reference.group(3);
    var manifest =
        URI.create("https://" + registry + "/v2/" + reference.group(2) + "/manifests/" + tag);
    try {
      var answer = head(manifest, Optional.empty());
      if (answer.statusCode() == 401) {
        answer = head(manifest, authorization(registry, answer));
      }
      return answer(answer);
    } catch (Failure unreachable) {
      return new Unclear(unreachable.getMessage());
    }
  }

  private HttpResponse<String> head(URI manifest, Optional<String> authorization)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder()
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .header("Accept", MANIFESTS);
    authorization.ifPresent(it -> request.header("Authorization", it));
    return http.send(manifest, request);
  }

  private Answer answer(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case 200 -> new Present(answer.headers().firstValue("Docker-Content-Digest").orElse(""));
      case 404 -> new Missing();
      case 401, 403 -> new Unclear("the registry does not let us look");
      default -> new Unclear("the registry answered with status " + answer.statusCode());
    };
  }

  private Optional<String> authorization(String registry, HttpResponse<String> challenged)
      throws InterruptedException {
    var challenge = challenged.headers().firstValue("WWW-Authenticate").orElse("");
    var basic = accounts.of(registry).map(RegistryAccounts.Account::basic);
    return challenge.startsWith("Bearer ") ? token(challenge, basic) : basic;
  }

  private Optional<String> token(String challenge, Optional<String> basic)
      throws InterruptedException {
    var realm = parameter(challenge, "realm");
    var query =
        "service=" + parameter(challenge, "service") + "&scope=" + parameter(challenge, "scope");
    var request = HttpRequest.newBuilder().GET();
    basic.ifPresent(it -> request.header("Authorization", it));
    var response = http.send(URI.create(realm + "?" + query), request);
    if (response.statusCode() != 200) {
      return Optional.empty();
    }
    var body = JsonMapper.shared().readTree(response.body());
    var token = body.path("token").asString(body.path("access_token").asString(""));
    return Optional.of("Bearer " + token);
  }

  private static String parameter(String challenge, String name) {
    var parameters = PARAMETER.matcher(challenge);
    while (parameters.find()) {
      if (parameters.group(1).equals(name)) {
        return parameters.group(2);
      }
    }
    return "";
  }
}
