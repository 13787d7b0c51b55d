package rollout;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Tells an API that is away for a while from one that refuses. */
final class Outage {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private Outage() {}

  /**
   * Whether the same request may succeed later: no answer at all, or one of a server in trouble.
   */
  static boolean is(KubernetesClientException failed) {
    int code = failed.getCode();
    return code <= 0 || code == TOO_MANY_REQUESTS || code >= SERVER_ERROR;
  }
}
