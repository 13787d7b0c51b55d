package modelcar;

import com.google.api.client.http.HttpResponseException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import console.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import platform.Reason;

/** Puts jib's exceptions into the sentence that a person can act on. */
final class RegistryErrors {
  private RegistryErrors() {}

  /**
   * @param account where the account came from, or that there is none
   */
  static Failure sentence(String image, String base, String account, Exception error) {
    var registry = image.substring(0, Math.max(0, image.indexOf('/')));
    if (Reason.has(error, RegistryUnauthorizedException.class)
        || Reason.has(error, RegistryAuthenticationFailedException.class)) {
      return Failure.denied(
          "the registry " + registry + " does not let you push " + image + ": " + account,
          "log in with the right account: podman login "
              + registry
              + ", or name a config.json with --registry-config");
    }
    if (Reason.has(error, UnknownHostException.class)
        || Reason.has(error, ConnectException.class)) {
      return Failure.unreachable(
          "the registry of "
              + image
              + " or of its base "
              + base
              + " does not answer: "
              + Reason.of(error),
          "check the name and the network");
    }
    if (isNotFound(error)) {
      return Failure.content(
          "the registry does not have the base image " + base,
          "name another one with --base, or with base-image in the profile");
    }
    if (Reason.has(error, IOException.class)) {
      return Failure.unreachable(
          "pushing " + image + " broke off: " + Reason.of(error), "run this again");
    }
    return Failure.content("the registry refused " + image + ": " + Reason.of(error), "");
  }

  private static boolean isNotFound(Throwable error) {
    for (var cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpResponseException answer && answer.getStatusCode() == 404) {
        return true;
      }
    }
    return false;
  }
}
