package gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import embedded.edge.PlainServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import platform.PersonsHome;
import platform.Proxies;
import platform.ProxyServer;

/** How JGit's connections find their way. */
@Tag("unit")
@Timeout(60)
class GitConnectionsTest {
  @TempDir Path directory;

  @Test
  void theyGoThroughTheProxyThatTheEnvironmentNames() throws Exception {
    try (var server =
            new PlainServer(
                exchange -> {
                  exchange.sendResponseHeaders(204, -1);
                  exchange.close();
                });
        var proxy = new ProxyServer(server.port())) {
      var home = new PersonsHome(directory).export("HTTP_PROXY", "http://" + proxy.address());
      var connections = new GitConnections(home.profile(), Proxies.of(home.workbench()));

      var away = connections.create(URI.create("http://git.example.test/a.git").toURL());
      assertEquals(204, away.getResponseCode());
      var here = connections.create(server.uri("/a.git").toURL());
      assertEquals(204, here.getResponseCode());

      assertEquals(List.of("GET http://git.example.test/a.git HTTP/1.1"), proxy.requests);
    }
  }
}
