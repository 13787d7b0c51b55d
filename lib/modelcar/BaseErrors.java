package modelcar;

import console.Failure;
import java.io.IOException;
import platform.Reason;
import registry.DigestMismatch;
import registry.ImageReference;
import registry.RegistryRefusal;

/**
 * Puts what went wrong while the base image was read into the sentence that a person can act on.
 */
final class BaseErrors {
  /** Where a registry wants to be asked less often (RFC 6585, section 4). */
  private static final int TOO_MANY_REQUESTS = 429;

  private static final String OTHER_BASE = "name another base image with --base";

  private BaseErrors() {}

  /**
   * @param base the image as the user knows it
   * @param asked where it was looked for
   * @param account where the account came from, or that there is none
   */
  static Failure sentence(String base, ImageReference asked, String account, IOException error) {
    var registry = asked.registry();
    if (error instanceof RegistryRefusal refusal && refusal.isDenied()) {
      return Failure.denied(
          "the registry "
              + registry
              + " does not let you read the base image "
              + base
              + ": "
              + account,
          "log in there: podman login " + registry + ", or " + OTHER_BASE);
    }
    if (error instanceof RegistryRefusal refusal) {
      return Failure.content(
          "the registry "
              + registry
              + " does not give the base image "
              + base
              + ": "
              + refusal.getMessage(),
          refusal.status() == TOO_MANY_REQUESTS
              ? "it lets you ask more often when you are logged in: podman login "
                  + registry
                  + ", or "
                  + OTHER_BASE
              : "run this again, or " + OTHER_BASE);
    }
    if (error instanceof DigestMismatch) {
      return Failure.content(
          "the base image "
              + base
              + " is damaged in the registry "
              + registry
              + ": "
              + error.getMessage(),
          OTHER_BASE + ", or ask who runs the registry");
    }
    if (RegistryErrors.isNobodyThere(error)) {
      return Failure.unreachable(
          "the registry "
              + registry
              + " of the base image "
              + base
              + " does not answer: "
              + Reason.of(error),
          "check the name and the network, or " + OTHER_BASE);
    }
    return Failure.unreachable(
        "reading the base image " + base + " broke off: " + RegistryErrors.reason(error),
        "run this again, or " + OTHER_BASE);
  }
}
