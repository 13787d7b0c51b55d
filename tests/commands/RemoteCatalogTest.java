import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's registration block: an alias runs from a catalog that is served over http. The
 * address is not loopback, which JBang would trust without being told to.
 */
@Tag("commands")
class RemoteCatalogTest {
  @TempDir private Path home;
  private FileServer server;
  private String url;

  @BeforeEach
  void serveTheRepository() throws IOException {
    var address = addressOfThisMachine();
    assumeTrue(address.isPresent(), "this machine has no address but loopback");
    server = new FileServer(address.get(), Jbang.repository());
    url = server.url();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void runsAnAliasFromARegisteredCatalog() {
    assertSucceeds(jbang().run("trust", "add", url + "/"));
    assertSucceeds(
        jbang()
            .run("catalog", "add", "--global", "--name", "catalog", url + "/jbang-catalog.json"));

    var help = jbang().run("deploy-ui@catalog", "--help");

    assertSucceeds(help);
    assertTrue(help.out().startsWith("Usage: deploy-ui "), help.out());
    assertTrue(server.requested().contains("/scripts/DeployUi.java"));
    assertTrue(server.requested().contains("/lib/console/Script.java"), "an index's own sources");
  }

  @Test
  void refusesACatalogThatIsNotTrusted() {
    assertSucceeds(
        jbang()
            .run("catalog", "add", "--global", "--name", "catalog", url + "/jbang-catalog.json"));

    var refused = jbang().run("deploy-ui@catalog", "--help");

    assertEquals(10, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains("not from a trusted source"), refused.err());
    assertFalse(server.requested().contains("/lib/console/Script.java"));
  }

  // empty but for the libraries, which other tests have downloaded already
  private Jbang jbang() {
    return Jbang.starter()
        .in(home)
        .with("HOME", home)
        .with("JBANG_DIR", home.resolve("jbang"))
        .with("JBANG_CACHE_DIR", home.resolve("cache"))
        .with("JBANG_REPO", StarterCache.mavenRepository())
        .with("JUKEBOX_CACHE", StarterCache.directory());
  }

  private static void assertSucceeds(Jbang.Finished finished) {
    assertEquals(0, finished.exitCode(), finished.err());
  }

  private static Optional<InetAddress> addressOfThisMachine() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }
}
