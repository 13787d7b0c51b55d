package platform;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Which certificate authorities a client trusts: Java's own and, where the profile names one, a
 * private one.
 */
public final class Trust {
  private Trust() {}

  /** The TLS context for this profile; empty where Java's default is right. */
  public static Optional<SSLContext> context(Profile profile) {
    return managers(profile).map(Trust::context);
  }

  /**
   * The TLS context for registries: the same, and in a pod on OpenShift also the authority of the
   * cluster's services, which signs the internal registry's certificate.
   */
  public static Optional<SSLContext> registryContext(Profile profile) {
    return registryContext(profile, PodServiceAccount.ofProcess());
  }

  static Optional<SSLContext> registryContext(Profile profile, PodServiceAccount pod) {
    var authorities =
        Stream.of(profile.text(Profile.CA_FILE).map(Path::of), pod.authority())
            .flatMap(Optional::stream)
            .toList();
    return authorities.isEmpty()
        ? Optional.empty()
        : Optional.of(context(withAuthorities(authorities)));
  }

  /**
   * Who decides about servers' certificates for this profile; empty where Java's default is right.
   */
  public static Optional<TrustManager[]> managers(Profile profile) {
    return profile.text(Profile.CA_FILE).map(Path::of).map(List::of).map(Trust::withAuthorities);
  }

  private static SSLContext context(TrustManager[] managers) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has TLS", impossible);
    }
  }

  private static TrustManager[] withAuthorities(List<Path> files) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      addDefaults(store);
      for (var file : files) {
        addAll(store, file);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      return managers.getTrustManagers();
    } catch (IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has key stores", impossible);
    }
  }

  private static void addDefaults(KeyStore store) throws GeneralSecurityException {
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init((KeyStore) null);
    for (var manager : managers.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        for (var issuer : x509.getAcceptedIssuers()) {
          store.setCertificateEntry("default-" + store.size(), issuer);
        }
      }
    }
  }

  private static void addAll(KeyStore store, Path file) {
    try (var pem = Files.newInputStream(file)) {
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("private-" + store.size(), certificate);
      }
    } catch (IOException | GeneralSecurityException unreadable) {
      throw Failure.usage(
          "the certificate authority " + file + " cannot be used: " + Reason.of(unreadable),
          "give a PEM file with ca-file in the profile");
    }
  }
}
