package platform;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Through which proxies servers are reached: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code
 * NO_PROXY} in the workbench's environment, in capital or small letters, as podman, skopeo, git and
 * curl read them. What {@link ConnectTo} leads to another address is looked up by that address.
 */
public final class Proxies extends ProxySelector {
  /** No variable names one: what Java itself was told counts. */
  public static final Proxies NONE = new Proxies(Map.of(), NoProxy.NOTHING);

  private final Map<String, ProxyAddress> byScheme;
  private final NoProxy direct;

  private Proxies(Map<String, ProxyAddress> byScheme, NoProxy direct) {
    this.byScheme = byScheme;
    this.direct = direct;
  }

  /**
   * Those of the workbench.
   *
   * @throws Failure where a variable names something else than a proxy for HTTP: exit code 2
   */
  public static Proxies of(Workbench workbench) {
    var found = new TreeMap<String, ProxyAddress>();
    for (var scheme : List.of("http", "https")) {
      variable(workbench, scheme + "_proxy")
          .map(named -> ProxyAddress.parse(scheme.toUpperCase(Locale.ROOT) + "_PROXY", named))
          .ifPresent(proxy -> found.put(scheme, proxy));
    }
    if (found.isEmpty()) {
      return NONE;
    }
    if (found.values().stream().anyMatch(proxy -> proxy.authorization().isPresent())) {
      allowAccounts();
    }
    return new Proxies(found, NoProxy.parse(variable(workbench, "no_proxy").orElse("")));
  }

  private static Optional<String> variable(Workbench workbench, String name) {
    return workbench.variable(name.toUpperCase(Locale.ROOT)).or(() -> workbench.variable(name));
  }

  /**
   * Lets Java's HTTP client tell a proxy an account before it opens a way to a server with TLS,
   * which it does not do by itself. It reads this once, so call it before it is used.
   */
  public static void allowAccounts() {
    var property = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(property) == null) {
      System.setProperty(property, "");
    }
  }

  /** Lets a client go through them; where there are none it stays as it is. */
  public HttpClient.Builder through(HttpClient.Builder client) {
    return byScheme.isEmpty() ? client : client.proxy(this);
  }

  /** The value of the header {@code Proxy-Authorization} on the way to a server; mostly empty. */
  public Optional<String> authorization(URI uri) {
    return address(uri).flatMap(ProxyAddress::authorization);
  }

  /** The proxy on the way to a server as a URL with its account, for a client that reads that. */
  Optional<String> url(URI uri) {
    return address(uri).map(ProxyAddress::url);
  }

  /**
   * The way to a server.
   *
   * @param otherwise where no variable names a proxy
   */
  public Proxy to(URI uri, Proxy otherwise) {
    return byScheme.isEmpty() ? otherwise : select(uri).get(0);
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(address(uri).map(ProxyAddress::proxy).orElse(Proxy.NO_PROXY));
  }

  private Optional<ProxyAddress> address(URI uri) {
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(byScheme.get(scheme)).filter(proxy -> !direct.covers(uri));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxy, IOException why) {
    // there is no other one to try
  }
}
