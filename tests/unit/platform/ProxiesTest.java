package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import embedded.edge.PlainServer;
import embedded.edge.Response;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which servers are reached through the proxies that environment variables name. */
@Tag("unit")
@Timeout(60)
class ProxiesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://quay.io         |                             | proxy",
        "https://quay.io         | example.com                 | proxy",
        "https://quay.io         | quay.io                     | direct",
        "https://quay.io:8443    | quay.io                     | direct",
        "https://QUAY.io         | Quay.IO                     | direct",
        "https://cdn.quay.io     | quay.io                     | direct",
        "https://cdn.quay.io     | .quay.io                    | direct",
        "https://cdn.quay.io     | *.quay.io                   | direct",
        "https://quay.io         | .quay.io                    | direct",
        "https://myquay.io       | quay.io                     | proxy",
        "https://quay.io.evil.io | quay.io                     | proxy",
        "https://quay.io         | a.io, quay.io               | direct",
        "https://quay.io         | 'a.io quay.io,,'            | direct",
        "https://quay.io         | *                           | direct",
        "https://quay.io         | quay.io:443                 | direct",
        "https://quay.io:8443    | quay.io:443                 | proxy",
        "https://quay.io:8443    | quay.io:8443                | direct",
        "https://10.1.2.3:5000   | 10.1.2.3                    | direct",
        "https://10.1.2.3:5000   | 10.1.0.0/16                 | direct",
        "https://10.2.2.3        | 10.1.0.0/16                 | proxy",
        "https://10.2.2.3        | 0.0.0.0/0                   | direct",
        "https://10.2.2.3        | 10.2.2.3/32                 | direct",
        "https://quay.io         | 0.0.0.0/0                   | proxy",
        "https://[2001:db8::1]   | 2001:db8::1                 | direct",
        "https://[2001:db8::1]   | [2001:db8::1]:443           | direct",
        "https://[2001:db8::2]   | 2001:db8::1                 | proxy",
        "https://localhost:5000  |                             | direct",
        "https://a.localhost     |                             | direct",
        "https://127.0.0.1:5000  |                             | direct",
        "https://127.1.2.3       |                             | direct",
        "https://[::1]:5000      |                             | direct",
        "https://127.evil.io     |                             | proxy"
      })
  void noProxy(String url, String noProxy, String way) {
    var home = new PersonsHome(directory).export("HTTPS_PROXY", "http://proxy.example.com:3128");
    home.export("no_proxy", noProxy == null ? "" : noProxy);

    assertEquals(way, way(home, url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void eachSchemeHasItsOwn(String variable) {
    var home = new PersonsHome(directory).export(variable, "proxy.example.com:3128");

    assertEquals("proxy", way(home, "https://quay.io"));
    assertEquals("direct", way(home, "http://quay.io"));
    home.export(variable.replace("https", "http").replace("HTTPS", "HTTP"), "http://other:8080");
    assertEquals("other:8080", way(home, "http://quay.io"));
  }

  @Test
  void whereNoneIsNamedJavaDecides() {
    var home = new PersonsHome(directory).export("HTTPS_PROXY", "").export("NO_PROXY", "quay.io");
    var otherwise = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("java", 1));

    var proxies = Proxies.of(home.workbench());

    assertEquals(otherwise, proxies.to(URI.create("https://quay.io"), otherwise));
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://me:pa@host:1", "https://me:pa@host:1", "http://", "a b:pa@c"})
  void whatIsNoProxyForHttpIsNamedWithoutItsPassword(String value) {
    var home = new PersonsHome(directory).export("https_proxy", value);

    var failure = assertThrows(Failure.class, () -> Proxies.of(home.workbench()));

    assertEquals(2, failure.exitCode());
    assertTrue(failure.getMessage().contains("HTTPS_PROXY"), failure.getMessage());
    assertFalse(failure.getMessage().contains("pa"), failure.getMessage());
  }

  @Test
  void anAccountIsForTheProxyAlone() {
    var home = new PersonsHome(directory);
    home.export("HTTPS_PROXY", "http://me:p%40s+s@proxy.example.com").export("NO_PROXY", "quay.io");

    var proxies = Proxies.of(home.workbench());

    assertEquals(
        Optional.of("Basic bWU6cEBzK3M="), proxies.authorization(URI.create("https://docker.io")));
    assertEquals(Optional.empty(), proxies.authorization(URI.create("https://quay.io")));
    assertEquals(Optional.empty(), proxies.authorization(URI.create("http://docker.io")));
  }

  @Test
  void routesAreAskedThroughTheProxy() throws Exception {
    try (var server =
            new PlainServer(
                exchange -> {
                  Response.sendText(exchange, 200, "text/plain", exchange.getRequestURI() + "");
                  exchange.close();
                });
        var proxy = new ProxyServer(server.port())) {
      var home = new PersonsHome(directory).export("HTTP_PROXY", "http://" + proxy.address());

      var answer = new RouteClient(home.workbench(), home.profile()).get("http://a.example.test/b");

      assertEquals("/b", answer.body());
      assertEquals(List.of("GET http://a.example.test/b HTTP/1.1"), proxy.requests);
    }
  }

  @Test
  void theClusterIsAskedThroughTheProxy() throws Exception {
    try (var server =
            new PlainServer(
                exchange -> {
                  var version = "{\"gitVersion\": \"v1.34.1\"}";
                  Response.sendText(exchange, 200, "application/json", version);
                  exchange.close();
                });
        var proxy = new ProxyServer(server.port(), Optional.of("Basic bWU6cEBzcw=="))) {
      var home = new PersonsHome(directory).export("HTTP_PROXY", "me:p%40ss@" + proxy.address());
      var kubeconfig =
          home.write(
              "kubeconfig",
              """
              apiVersion: v1
              kind: Config
              clusters: [{name: it, cluster: {server: "http://api.example.test"}}]
              users: [{name: me, user: {token: secret}}]
              contexts: [{name: here, context: {cluster: it, user: me}}]
              current-context: here
              """);
      home.export("KUBECONFIG", kubeconfig);

      try (var cluster = Cluster.open(home.workbench(), "oc login")) {
        assertEquals("v1.34.1", cluster.version());
      }
      assertEquals("GET http://api.example.test/version HTTP/1.1", proxy.requests.get(0));
    }
  }

  private static String way(PersonsHome home, String url) {
    var proxy = Proxies.of(home.workbench()).to(URI.create(url), Proxy.NO_PROXY);
    if (proxy.equals(Proxy.NO_PROXY)) {
      return "direct";
    }
    var address = (InetSocketAddress) proxy.address();
    var name = address.getHostString() + ":" + address.getPort();
    return name.equals("proxy.example.com:3128") ? "proxy" : name;
  }
}
