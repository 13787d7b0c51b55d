package embedded.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The edge's identity, kept in a directory: an authority that clients may trust once, and a server
 * certificate from it that is issued anew when names are added or it is about to expire.
 *
 * @param context what the edge's TLS connections use
 * @param caPem the authority's certificate, to be given to clients ({@code curl --cacert}, {@code
 *     ca-file})
 */
public record EdgeCertificate(SSLContext context, Path caPem) {
  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);

  /** Longer ones are refused by some browsers and platforms. */
  private static final Duration SERVER_VALIDITY = Duration.ofDays(390);

  private static final Duration RENEWAL = Duration.ofDays(30);
  private static final List<String> ALWAYS =
      List.of("localhost", "127.0.0.1", "::1", "host.docker.internal");

  /** PKCS#12 wants one; what protects the keys is that only the owner may read the file. */
  private static final char[] PASSWORD = "changeit".toCharArray();

  /**
   * Reads the identity from the directory, or makes one.
   *
   * @param names DNS names ({@code *.apps.localhost} too) and IP addresses, besides localhost's
   * @throws IOException if the directory cannot be read or written
   * @throws GeneralSecurityException if the stored keys are unreadable; deleting the directory
   *     helps
   */
  public static EdgeCertificate create(Path directory, List<String> names)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(directory);
    var file = directory.resolve("edge.p12");
    var allNames = new LinkedHashSet<>(ALWAYS);
    allNames.addAll(names);

    var store = KeyStore.getInstance("PKCS12");
    if (Files.exists(file)) {
      try (var stored = Files.newInputStream(file)) {
        store.load(stored, PASSWORD);
      }
    } else {
      store.load(null, null);
      addAuthority(store);
    }
    if (!serverCertificateIsGoodFor(store, allNames)) {
      addServer(store, List.copyOf(allNames));
      save(store, file);
    }
    var caPem = directory.resolve("ca.pem");
    Files.writeString(caPem, pem(store.getCertificate("ca")));
    return new EdgeCertificate(context(store), caPem);
  }

  private static void addAuthority(KeyStore store) throws GeneralSecurityException {
    var keys = CertificateIssuer.newKeys();
    var started =
        Instant.now().getEpochSecond(); // two authorities of the same name confuse clients
    var certificate =
        new CertificateIssuer("Jukebox sandbox " + started, keys).authority(AUTHORITY_VALIDITY);
    store.setKeyEntry("ca", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
  }

  private static void addServer(KeyStore store, List<String> names)
      throws GeneralSecurityException {
    var authority = (X509Certificate) store.getCertificate("ca");
    var authorityKeys =
        new KeyPair(authority.getPublicKey(), (PrivateKey) store.getKey("ca", PASSWORD));
    var keys = CertificateIssuer.newKeys();
    var certificate =
        new CertificateIssuer(commonName(authority), authorityKeys)
            .server(keys.getPublic(), names, SERVER_VALIDITY);
    store.setKeyEntry(
        "server", keys.getPrivate(), PASSWORD, new Certificate[] {certificate, authority});
  }

  private static String commonName(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName().replaceFirst("^CN=", "");
  }

  private static boolean serverCertificateIsGoodFor(KeyStore store, LinkedHashSet<String> names)
      throws GeneralSecurityException {
    if (!(store.getCertificate("server") instanceof X509Certificate certificate)) {
      return false;
    }
    var certified = new HashSet<String>();
    for (var name : certificate.getSubjectAlternativeNames()) {
      certified.add(normalized((String) name.get(1)));
    }
    boolean lastsLongEnough =
        certificate.getNotAfter().after(Date.from(Instant.now().plus(RENEWAL)));
    return lastsLongEnough
        && names.stream().map(EdgeCertificate::normalized).allMatch(certified::contains);
  }

  /** An IPv6 address can be written in many ways. */
  private static String normalized(String name) {
    return IpLiteral.parse(name).map(Base64.getEncoder()::encodeToString).orElse(name);
  }

  private static void save(KeyStore store, Path file) throws IOException, GeneralSecurityException {
    Files.deleteIfExists(file);
    Files.createFile(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN CERTIFICATE-----\n"
        + lines.encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static SSLContext context(KeyStore store) throws GeneralSecurityException, IOException {
    var serverOnly = KeyStore.getInstance("PKCS12");
    serverOnly.load(null, null);
    serverOnly.setKeyEntry(
        "server", store.getKey("server", PASSWORD), PASSWORD, store.getCertificateChain("server"));
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(serverOnly, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), null, null);
    return context;
  }
}
