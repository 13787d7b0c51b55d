package platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import platform.RegistryAccounts.Account;

/**
 * What a pod on OpenShift has for the cluster's own registry: the token of its service account,
 * which the registry takes as the password of any user, and the authority that signs the services'
 * certificates ("Accessing the registry" in OpenShift's documentation).
 *
 * @param directory where Kubernetes mounts it
 */
record PodServiceAccount(Path directory) {
  /** {@code image-registry.openshift-image-registry.svc:5000}, with or without more behind it. */
  private static final Pattern INTERNAL_REGISTRY =
      Pattern.compile(
          "image-registry\\.openshift-image-registry\\.svc(\\.cluster\\.local)?(:\\d+)?");

  private static final String ANY_USER = "serviceaccount";

  /** This process's own. */
  static PodServiceAccount ofProcess() {
    return new PodServiceAccount(Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  static boolean isInternalRegistry(String registry) {
    return INTERNAL_REGISTRY.matcher(registry).matches();
  }

  Path token() {
    return directory.resolve("token");
  }

  /**
   * The account for the internal registry.
   *
   * @throws IOException when there is none
   */
  Account account() throws IOException {
    try {
      return new Account(
          ANY_USER, Files.readString(token()).strip(), "the pod's service account, " + token());
    } catch (IOException noPod) {
      throw new IOException("it does not exist");
    }
  }

  /** The authority of the cluster's services, in PEM; empty outside of OpenShift. */
  Optional<Path> authority() {
    return Optional.of(directory.resolve("service-ca.crt")).filter(Files::isReadable);
  }
}
