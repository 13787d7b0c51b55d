package modelcar;

import console.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import javax.net.ssl.SSLException;
import platform.Reason;
import platform.RegistryOptions;
import registry.DigestMismatch;
import registry.RegistryRefusal;
import registry.StalledException;

/**
 * Puts what went wrong at the registry that an image is pushed to into the sentence that a person
 * can act on.
 */
final class RegistryErrors {
  private RegistryErrors() {}

  /**
   * @param account where the account came from, or that there is none
   */
  static Failure sentence(Packaging packaging, String account, IOException error) {
    var image = packaging.image();
    var registry = image.substring(0, Math.max(0, image.indexOf('/')));
    if (error instanceof RegistryRefusal refusal && refusal.isDenied()) {
      return Failure.denied(
          "the registry " + registry + " does not let you push " + image + ": " + account,
          "log in with the right account: podman login "
              + registry
              + ", or name a config.json with --registry-config");
    }
    if (error instanceof RegistryRefusal refusal) {
      return Failure.content(
          "the registry refused " + image + ": " + refusal.getMessage(), refusal.next());
    }
    if (error instanceof DigestMismatch) {
      return Failure.content(
          "pushing " + image + " gave something else than was sent: " + error.getMessage(),
          "ask who runs the registry");
    }
    if (isNobodyThere(error)) {
      return Failure.unreachable(
          "the registry of " + image + " does not answer: " + Reason.of(error),
          RegistryOptions.whereNobodyAnswers(error));
    }
    if (error instanceof FileSystemException) {
      return unreadable((FileSystemException) error);
    }
    return Failure.unreachable(
        "pushing " + image + " broke off: " + reason(error), "run this again");
  }

  static String reason(IOException error) {
    return error instanceof StalledException ? error.getMessage() : Reason.of(error);
  }

  static boolean isNobodyThere(IOException error) {
    return Reason.has(error, UnknownHostException.class)
        || Reason.has(error, UnresolvedAddressException.class)
        || Reason.has(error, ConnectException.class)
        || Reason.has(error, HttpConnectTimeoutException.class)
        || Reason.has(error, SSLException.class);
  }

  private static Failure unreadable(FileSystemException error) {
    var why = error instanceof AccessDeniedException ? "access denied" : Reason.of(error);
    return Failure.usage(
        "the model's file " + error.getFile() + " cannot be read: " + why,
        "chmod a+r " + error.getFile());
  }
}
