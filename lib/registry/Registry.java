//SOURCES ../platform/Platform.java
//SOURCES Access.java
//SOURCES Authorization.java
//SOURCES BlobUpload.java
//SOURCES Challenge.java
//SOURCES Chunk.java
//SOURCES Descriptor.java
//SOURCES Digest.java
//SOURCES DigestMismatch.java
//SOURCES HashingReader.java
//SOURCES ImageCopy.java
//SOURCES ImageReference.java
//SOURCES ImageRegistry.java
//SOURCES Images.java
//SOURCES Manifest.java
//SOURCES MediaTypes.java
//SOURCES Origin.java
//SOURCES Patience.java
//SOURCES Registries.java
//SOURCES RegistryHttp.java
//SOURCES RegistryRefusal.java
//SOURCES Repository.java
//SOURCES RepositoryHttp.java
//SOURCES Retries.java
//SOURCES RetryAfter.java
//SOURCES Scheme.java
//SOURCES StalledException.java
//SOURCES StreamedBody.java
//SOURCES Tokens.java
//SOURCES Watch.java
//SOURCES WrittenUri.java

package registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import platform.RegistryAccounts.Account;

/**
 * One registry, as far as all its repositories have it in common: where it answers, over TLS or
 * not, and how it wants to be told who asks (OCI distribution specification).
 */
public final class Registry {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:(?:.+\\.)?localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d+)?");

  private final RegistryHttp http;
  private final URI base;
  private final Scheme scheme;
  private final Optional<Challenge> challenge;

  private Registry(RegistryHttp http, URI base, Scheme scheme, Optional<Challenge> challenge) {
    this.http = http;
    this.base = base;
    this.scheme = scheme;
    this.challenge = challenge;
  }

  /**
   * Asks the registry whether it is there: {@code GET /v2/}. One on this machine is asked in plain
   * http first, as it rarely has a certificate and nobody else can listen; all others only where
   * the user wants it.
   *
   * @param host with its port, if it has one
   * @throws IOException when it does not answer
   */
  static Registry find(RegistryHttp http, String host, Scheme scheme, Retries retries)
      throws IOException, InterruptedException {
    return ping(http, base(http, host, scheme), scheme, retries);
  }

  /**
   * The registry without that question: only by its answer to another one will it be known whether
   * it is there, and how it wants to be told who asks.
   *
   * @param host as for {@link #find}
   * @throws IOException when one on this machine does not answer
   */
  static Registry unasked(RegistryHttp http, String host, Scheme scheme)
      throws IOException, InterruptedException {
    return new Registry(http, base(http, host, scheme), scheme, Optional.empty());
  }

  private static URI base(RegistryHttp http, String host, Scheme scheme)
      throws IOException, InterruptedException {
    var plain = URI.create("http://" + host);
    return scheme == Scheme.HTTP || isLoopback(host) && speaksPlainHttp(http, plain)
        ? plain
        : URI.create("https://" + host);
  }

  // a server that wants TLS answers 400, sends elsewhere, or speaks nothing that is http; it is not
  // silent, as it sees by the first byte that this is no TLS
  private static boolean speaksPlainHttp(RegistryHttp http, URI base)
      throws IOException, InterruptedException {
    try {
      int status = ask(http, base).statusCode();
      return status != 400 && status / 100 != 3;
    } catch (StalledException silent) {
      throw silent;
    } catch (IOException noHttp) {
      return false;
    }
  }

  private static Registry ping(RegistryHttp http, URI base, Scheme scheme, Retries retries)
      throws IOException, InterruptedException {
    var answer = retries.ofFirst("asking " + base.getAuthority(), () -> registry(http, base));
    return new Registry(http, base, scheme, challenge(answer));
  }

  private static HttpResponse<byte[]> registry(RegistryHttp http, URI base)
      throws IOException, InterruptedException {
    var answer = ask(http, base);
    if (!isRegistry(answer)) {
      throw RegistryRefusal.of(answer);
    }
    return answer;
  }

  private static HttpResponse<byte[]> ask(RegistryHttp http, URI base)
      throws IOException, InterruptedException {
    return http.send(
        base.resolve("/v2/"),
        HttpRequest.newBuilder().GET(),
        BodyHandlers.ofByteArray(),
        Watch.forAnswer(http.patience().connecting()));
  }

  private static boolean isRegistry(HttpResponse<?> answer) {
    return answer.statusCode() == 200 || answer.statusCode() == 401;
  }

  static Optional<Challenge> challenge(HttpResponse<?> answer) {
    return answer.statusCode() == 401
        ? Challenge.choose(answer.headers().allValues("WWW-Authenticate"))
        : Optional.empty();
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /**
   * A repository.
   *
   * @param access pull, or pull and push
   * @param account for this repository: podman keeps some that are for no other
   */
  Repository repository(
      String name, Access access, Retries retries, Supplier<Optional<Account>> account) {
    var place = base.resolve("/v2/" + name + "/");
    var own = access.scope(name);
    return new Repository(
        name,
        new RepositoryHttp(http, place, authorization(account, own), retries),
        origin ->
            new RepositoryHttp(
                http, place, authorization(account, own, Access.PULL.scope(origin)), retries));
  }

  private Authorization authorization(Supplier<Optional<Account>> account, String... scopes) {
    return new Authorization(new Tokens(http, scheme), challenge, account, List.of(scopes));
  }
}
