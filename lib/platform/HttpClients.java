package platform;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Java's HTTP clients, and the way that a request takes with them: to the address that {@link
 * ConnectTo} knows, through the {@link Proxies}. There is one client for plain HTTP and one for
 * TLS, and each is made when it is first needed: a server on this machine shall not wait for
 * certificates to be read.
 */
public final class HttpClients {
  private final ConnectTo connectTo;
  private final Proxies proxies;
  private final Duration connecting;
  private final Supplier<Optional<SSLContext>> tls;
  private HttpClient plain;
  private HttpClient encrypted;

  /**
   * @param connecting how long a connection may take to be made
   * @param tls whom to trust; empty where Java's default is right
   */
  public HttpClients(
      Profile profile, Proxies proxies, Duration connecting, Supplier<Optional<SSLContext>> tls) {
    ConnectTo.allowHostHeader();
    this.connectTo = ConnectTo.of(profile);
    this.proxies = proxies;
    this.connecting = connecting;
    this.tls = tls;
  }

  /**
   * Leads a request to where a URI is.
   *
   * @param request gets the address and the headers that belong to the way
   * @return the client to send it with
   */
  public HttpClient dial(URI uri, HttpRequest.Builder request) {
    var dialled = connectTo.dial(uri);
    request.uri(dialled);
    connectTo.hostHeader(uri).ifPresent(host -> request.setHeader("Host", host));
    proxies
        .authorization(dialled)
        .ifPresent(account -> request.setHeader("Proxy-Authorization", account));
    return "https".equalsIgnoreCase(dialled.getScheme()) ? encrypted() : plain();
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
