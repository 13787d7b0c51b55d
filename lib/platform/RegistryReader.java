package platform;

import console.Failure;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import platform.RegistryAccounts.Account;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from registries by the OCI distribution specification: answers their challenges with the
 * accounts that are there, keeps the tokens, follows to where blobs really are.
 */
public final class RegistryReader {
  static {
    ConnectTo.allowHostHeader();
  }

  private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_REDIRECTS = 5;

  /** Some servers that speak http only wait for the end of a line that never comes. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(3);

  private final RouteClient http;
  private final RegistryAccounts accounts;
  private final boolean plainHttp;
  private final Map<String, String> schemes = new ConcurrentHashMap<>();
  private final Map<String, String> authorizations = new ConcurrentHashMap<>();

  /**
   * @param plainHttp whether to speak http; without it only a registry on this machine may
   */
  public RegistryReader(Profile profile, RegistryAccounts accounts, boolean plainHttp) {
    this.http = new RouteClient(ConnectTo.of(profile), Trust.registryContext(profile));
    this.accounts = accounts;
    this.plainHttp = plainHttp;
  }

  /**
   * Asks the repository of an image for something.
   *
   * @param path below the repository, such as {@code manifests/latest}
   * @param accept the media types to be had
   * @return any answer that is no redirect; 401 where no account helps
   * @throws Failure when nobody answers: exit code 6
   */
  public <T> HttpResponse<T> send(
      String method, ImageAddress image, String path, String accept, BodyHandler<T> body)
      throws InterruptedException {
    var repository = image.registry() + "/" + image.repository();
    var uri = URI.create(base(image.registry()) + image.repository() + "/" + path);
    var known = Optional.ofNullable(authorizations.get(repository));
    var answer = follow(method, uri, accept, known, body);
    if (answer.statusCode() != 401) {
      return answer;
    }
    var authorization = authorization(image, answer);
    if (authorization.isEmpty()) {
      return answer;
    }
    close(answer);
    authorizations.put(repository, authorization.get());
    return follow(method, uri, accept, authorization, body);
  }

  /**
   * Whether the registry takes the account that is there for an image's repository; also where it
   * asks nobody for an account. Only the base of the API is asked for, which shows no image.
   *
   * @throws Failure when nobody answers: exit code 6
   */
  public boolean acceptsAccount(ImageAddress image) throws InterruptedException {
    var uri = URI.create(base(image.registry()));
    var any = BodyHandlers.discarding();
    var answer = follow("GET", uri, "*/*", Optional.empty(), any);
    if (answer.statusCode() != 401) {
      return true;
    }
    var authorization = authorization(image, answer);
    return authorization.isPresent()
        && follow("GET", uri, "*/*", authorization, any).statusCode() != 401;
  }

  /**
   * What to say and do when a registry does not let us read an image: exit code 5. It names where
   * the account came from, and no secret.
   */
  public Failure denied(ImageAddress image) {
    return Failure.denied(
        "the registry "
            + image.registry()
            + " does not let you read "
            + image.repository()
            + ": "
            + accounts.explain(image.registry(), image.repository()),
        "podman login " + image.registry() + ", or name a config.json with --registry-config");
  }

  private String base(String registry) throws InterruptedException {
    var scheme = schemes.get(registry);
    if (scheme == null) {
      scheme = plainHttp || isLoopback(registry) && !speaksTls(registry) ? "http" : "https";
      schemes.put(registry, scheme);
    }
    return scheme + "://" + registry + "/v2/";
  }

  static boolean isLoopback(String registry) {
    var host = registry.replaceFirst(":\\d+$", "");
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.startsWith("127.")
        || host.equals("[::1]");
  }

  // whoever does not get through the handshake, but not for the certificate, speaks something else
  private boolean speaksTls(String registry) throws InterruptedException {
    try {
      http.exchange(
          URI.create("https://" + registry + "/v2/"),
          HttpRequest.newBuilder().GET(),
          BodyHandlers.discarding(),
          HANDSHAKE);
      return true;
    } catch (IOException failed) {
      return Reason.has(failed, CertificateException.class);
    }
  }

  private <T> HttpResponse<T> follow(
      String method, URI uri, String accept, Optional<String> authorization, BodyHandler<T> body)
      throws InterruptedException {
    var at = uri;
    for (int redirects = 0; ; redirects++) {
      var request =
          HttpRequest.newBuilder().method(method, BodyPublishers.noBody()).header("Accept", accept);
      // the storage behind a registry has accounts of its own, and refuses ours
      if (at.getAuthority().equals(uri.getAuthority())) {
        authorization.ifPresent(it -> request.header("Authorization", it));
      }
      var answer = http.send(at, request, body);
      var location = answer.headers().firstValue("Location");
      if (!ELSEWHERE.contains(answer.statusCode())
          || location.isEmpty()
          || redirects == MOST_REDIRECTS) {
        return answer;
      }
      close(answer);
      at = at.resolve(location.get());
    }
  }

  private Optional<String> authorization(ImageAddress image, HttpResponse<?> challenged)
      throws InterruptedException {
    var challenge = RegistryChallenge.of(challenged.headers().allValues("WWW-Authenticate"));
    var account = accounts.of(image.registry(), image.repository());
    if (challenge.isEmpty()) {
      return Optional.empty();
    }
    return challenge.get().isForToken()
        ? token(challenge.get(), account)
        : account.map(Account::basic);
  }

  private Optional<String> token(RegistryChallenge challenge, Optional<Account> account)
      throws InterruptedException {
    var realm = URI.create(challenge.realm());
    if (!"https".equals(realm.getScheme()) && !plainHttp && !isLoopback(realm.getAuthority())) {
      return Optional.empty();
    }
    var response = http.send(realm(challenge, account), request(challenge, account));
    if (response.statusCode() != 200) {
      return Optional.empty();
    }
    var answer = JsonMapper.shared().readTree(response.body());
    var token = answer.path("token").asString(answer.path("access_token").asString(""));
    return token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token);
  }

  private static URI realm(RegistryChallenge challenge, Optional<Account> account) {
    if (account.filter(Account::isIdentityToken).isPresent()) {
      return URI.create(challenge.realm());
    }
    var separator = challenge.realm().contains("?") ? "&" : "?";
    return URI.create(challenge.realm() + separator + challenge.query());
  }

  // an identity token is exchanged by OAuth 2 (distribution: "Docker Registry v2 authentication
  // using OAuth2"), an account is sent with basic authentication, and without one it is anonymous
  private static HttpRequest.Builder request(
      RegistryChallenge challenge, Optional<Account> account) {
    var request = HttpRequest.newBuilder().GET();
    if (account.isEmpty()) {
      return request;
    }
    if (!account.get().isIdentityToken()) {
      return request.header("Authorization", account.get().basic());
    }
    var form =
        "grant_type=refresh_token&client_id=jukebox&"
            + challenge.query()
            + "&refresh_token="
            + RegistryChallenge.encoded(account.get().password());
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private static void close(HttpResponse<?> answer) {
    if (answer.body() instanceof Closeable stream) {
      try {
        stream.close();
      } catch (IOException nobodyReadsIt) {
        // the connection is gone, and nothing was wanted of it
      }
    }
  }
}
