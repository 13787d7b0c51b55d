package embedded.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for 127.0.0.1, made by the JDK's keytool once for all tests of this JVM. */
record TestCertificate(Path pem, SSLContext context) {
  private static final String PASSWORD = "changeit";
  private static TestCertificate shared;

  static synchronized TestCertificate shared() {
    if (shared == null) {
      try {
        shared = create();
      } catch (IOException | GeneralSecurityException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    }
    return shared;
  }

  private static TestCertificate create()
      throws IOException, GeneralSecurityException, InterruptedException {
    var directory = Files.createTempDirectory("certificate");
    directory.toFile().deleteOnExit();
    var store = directory.resolve("server.p12");
    store.toFile().deleteOnExit();
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=sandbox",
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "bc:c",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
    return read(store, directory.resolve("ca.pem"));
  }

  private static TestCertificate read(Path store, Path pem)
      throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var encoded =
        Base64.getMimeEncoder().encodeToString(keys.getCertificate("server").getEncoded());
    Files.writeString(
        pem, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    pem.toFile().deleteOnExit();
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return new TestCertificate(pem, context);
  }
}
