package registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import platform.Proxies;

/**
 * Java's HTTP clients, one for plain HTTP and one for TLS. Each is made when it is first needed: a
 * registry on this machine shall not wait for certificates to be read.
 */
final class HttpClients {
  private final Duration connecting;
  private final Supplier<Optional<SSLContext>> tls;
  private final Proxies proxies;
  private HttpClient plain;
  private HttpClient encrypted;

  /**
   * @param connecting how long a connection may take to be made
   * @param tls whom to trust; empty where Java's default is right
   */
  HttpClients(Duration connecting, Supplier<Optional<SSLContext>> tls, Proxies proxies) {
    this.connecting = connecting;
    this.tls = tls;
    this.proxies = proxies;
  }

  /** The one for a URI. */
  HttpClient of(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) ? encrypted() : plain();
  }

  private synchronized HttpClient plain() {
    if (plain == null) {
      plain = builder().sslContext(NoTls.context()).build();
    }
    return plain;
  }

  private synchronized HttpClient encrypted() {
    if (encrypted == null) {
      var builder = builder();
      tls.get().ifPresent(builder::sslContext);
      encrypted = builder.build();
    }
    return encrypted;
  }

  // HTTP/1.1 only: one connection for each blob under way is what several streams are for
  private HttpClient.Builder builder() {
    return proxies
        .through(HttpClient.newBuilder())
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(connecting)
        .followRedirects(HttpClient.Redirect.NEVER);
  }
}
