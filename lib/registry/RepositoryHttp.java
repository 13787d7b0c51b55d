package registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Requests to one repository in the name of its account. One that is answered with 401 is sent once
 * more with a new token; redirections are followed, and the account goes to no other server.
 */
final class RepositoryHttp {
  private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_REDIRECTIONS = 5;

  private final RegistryHttp http;
  private final URI base;
  private final Authorization authorization;
  private final Retries retries;

  /**
   * @param base such as {@code https://quay.io/v2/me/jukebox/}
   */
  RepositoryHttp(RegistryHttp http, URI base, Authorization authorization, Retries retries) {
    this.http = http;
    this.base = base;
    this.authorization = authorization;
    this.retries = retries;
  }

  Retries retries() {
    return retries;
  }

  Patience patience() {
    return http.patience();
  }

  /**
   * @param path below the repository, such as {@code manifests/latest}
   */
  URI uri(String path) {
    return base.resolve(path);
  }

  /**
   * Where a Location header leads. What is at this registry is asked at the address that the user
   * gave it: one behind a proxy that ends TLS tends to say http there, which would send the next
   * request, and the account, in the clear.
   */
  URI location(HttpResponse<?> answer, URI asked) throws IOException {
    var location = answer.headers().firstValue("Location").orElse("");
    if (location.isBlank()) {
      throw RegistryRefusal.of(answer.statusCode(), "the answer does not say where to go on");
    }
    var uri =
        WrittenUri.read(asked, location)
            .orElseThrow(
                () ->
                    RegistryRefusal.of(
                        answer.statusCode(),
                        "the answer leads to what is no address: " + location));
    return isOurs(uri) ? atBase(uri) : uri;
  }

  private boolean isOurs(URI uri) {
    return Origin.of(base).isMeantBy(Origin.of(uri));
  }

  private URI atBase(URI uri) {
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(base.getScheme() + "://" + base.getRawAuthority() + uri.getRawPath() + query);
  }

  /** Sends a request whose body, if any, is small; lost connections are tried again. */
  HttpResponse<byte[]> send(String what, URI uri, Supplier<HttpRequest.Builder> request)
      throws IOException, InterruptedException {
    return retries.of(what, () -> accepted(sendOnce(uri, request)));
  }

  private static HttpResponse<byte[]> accepted(HttpResponse<byte[]> answer) throws RegistryRefusal {
    if (answer.statusCode() >= 300 && answer.statusCode() != 404) {
      throw RegistryRefusal.of(answer);
    }
    return answer;
  }

  /** Sends a request once; any status is an answer. */
  HttpResponse<byte[]> sendOnce(URI uri, Supplier<HttpRequest.Builder> request)
      throws IOException, InterruptedException {
    return sendOnce(
        uri, request, BodyHandlers.ofByteArray(), Watch.forAnswer(patience().stalling()));
  }

  /**
   * Sends a request once; any status is an answer.
   *
   * @param request makes it, maybe several times
   */
  <T> HttpResponse<T> sendOnce(
      URI uri, Supplier<HttpRequest.Builder> request, BodyHandler<T> handler, Watch watch)
      throws IOException, InterruptedException {
    var target = uri;
    for (int redirections = 0; ; redirections++) {
      var answer = authorized(target, request, handler, watch);
      if (!REDIRECTIONS.contains(answer.statusCode()) || redirections == MOST_REDIRECTIONS) {
        return answer;
      }
      target = location(answer, target);
    }
  }

  private <T> HttpResponse<T> authorized(
      URI uri, Supplier<HttpRequest.Builder> request, BodyHandler<T> handler, Watch watch)
      throws IOException, InterruptedException {
    var header = isOurs(uri) ? authorization.header() : Optional.<String>empty();
    var answer = http.send(uri, with(header, request), handler, watch);
    if (answer.statusCode() == 401
        && isOurs(uri)
        && authorization.renew(header, Registry.challenge(answer))) {
      return http.send(uri, with(authorization.header(), request), handler, watch);
    }
    return answer;
  }

  private static HttpRequest.Builder with(
      Optional<String> header, Supplier<HttpRequest.Builder> request) {
    var builder = request.get();
    header.ifPresent(it -> builder.setHeader("Authorization", it));
    return builder;
  }
}
