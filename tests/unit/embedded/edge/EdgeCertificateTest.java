package embedded.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class EdgeCertificateTest {
  @TempDir Path folder;

  @Test
  void isAcceptedForEachOfItsNamesByClientsThatTrustTheAuthority() throws Exception {
    var certificate = EdgeCertificate.create(folder, List.of("*.apps.localhost", "192.0.2.7"));

    for (var name :
        List.of(
            "localhost", "127.0.0.1", "host.docker.internal", "a-b.apps.localhost", "192.0.2.7")) {
      assertTrue(accepts(certificate, name), name);
    }
    assertFalse(accepts(certificate, "example.com"));
    assertFalse(accepts(certificate, "a.b.apps.localhost"), "a wildcard stands for one label");
  }

  @Test
  void isAChainThatStrictVerifiersAccept() throws Exception {
    var certificate = EdgeCertificate.create(folder, List.of("*.apps.localhost"));
    var authority = authority(certificate);

    assertTrue(authority.getBasicConstraints() >= 0);
    assertTrue(authority.getKeyUsage()[5], "may sign certificates");
    authority.verify(authority.getPublicKey());
    authority.checkValidity();
  }

  @Test
  void staysTheSameAtTheNextStart() throws Exception {
    EdgeCertificate.create(folder, List.of("*.apps.localhost"));
    var first = Files.readAllBytes(folder.resolve("edge.p12"));

    EdgeCertificate.create(folder, List.of("*.apps.localhost"));

    assertArrayEquals(first, Files.readAllBytes(folder.resolve("edge.p12")));
  }

  @Test
  void getsNewNamesFromTheAuthorityThatIsTrustedAlready() throws Exception {
    var before = EdgeCertificate.create(folder, List.of("*.apps.localhost"));
    var trusted = authority(before);

    var after = EdgeCertificate.create(folder, List.of("*.apps.example.com"));

    assertEquals(trusted, authority(after));
    assertTrue(accepts(after, "jukebox.apps.example.com"));
  }

  @Test
  void twoPlatformsHaveAuthoritiesOfTheirOwn(@TempDir Path other) throws Exception {
    assertNotEquals(
        authority(EdgeCertificate.create(folder, List.of())),
        authority(EdgeCertificate.create(other, List.of())));
  }

  private static X509Certificate authority(EdgeCertificate certificate) throws Exception {
    var pem = Files.readAllBytes(certificate.caPem());
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  /** A real handshake with host name verification. */
  private static boolean accepts(EdgeCertificate certificate, String name) throws Exception {
    var trusting = TrustingClient.contextFor(certificate.caPem());
    try (var backend = new PlainServer(exchange -> {});
        var edge =
            Edge.start(InetAddress.getLoopbackAddress(), 0, certificate.context(), backend.port());
        var plain = new Socket(InetAddress.getLoopbackAddress(), edge.port());
        var socket =
            (SSLSocket) trusting.getSocketFactory().createSocket(plain, name, edge.port(), true)) {
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return true;
    } catch (SSLException refused) {
      return false;
    }
  }
}
