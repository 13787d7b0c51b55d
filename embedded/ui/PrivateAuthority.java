package embedded.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate authority that is trusted beside the well-known ones. */
final class PrivateAuthority {
  private PrivateAuthority() {}

  /**
   * Trust in Java's own authorities and in those of a PEM file.
   *
   * @throws IOException when the file cannot be read or holds something else
   */
  static SSLContext trusted(Path pem) throws IOException {
    try (var in = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var issuer : wellKnown().getAcceptedIssuers()) {
        store.setCertificateEntry("well-known-" + store.size(), issuer);
      }
      for (var issuer : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("private-" + store.size(), issuer);
      }
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers(store).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(
          "SSL_CERT_FILE " + pem + " holds no certificates: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static X509TrustManager wellKnown() throws GeneralSecurityException {
    return (X509TrustManager) managers(null).getTrustManagers()[0];
  }

  private static TrustManagerFactory managers(KeyStore store) throws GeneralSecurityException {
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers;
  }
}
