package platform;

import console.Failure;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Puts the client's exceptions into the sentence that a person can act on. */
final class ClusterErrors {
  private ClusterErrors() {}

  static Failure sentence(KubernetesClientException error, String server, String loginCommand) {
    var message = message(error);
    return switch (error.getCode()) {
      case 401 ->
          Failure.denied(
              "the cluster "
                  + server
                  + " does not accept your login: the token is wrong or expired",
              loginCommand);
      case 403 ->
          Failure.denied(
              "the cluster does not allow this: " + message,
              "oc whoami, then ask your instructor for the right");
      case 404 -> Failure.content(message, "check the name and the namespace");
      case 0, -1 -> // no answer: the client leaves the code out
          Failure.unreachable(
              "the cluster " + server + " does not answer: " + Reason.of(error),
              "check the network and the address in your kubeconfig, or log in again: "
                  + loginCommand);
      default ->
          Failure.content(
              "the cluster refused the request (" + error.getCode() + "): " + message, "");
    };
  }

  private static String message(KubernetesClientException error) {
    var status = error.getStatus();
    return status != null && status.getMessage() != null ? status.getMessage() : error.getMessage();
  }
}
