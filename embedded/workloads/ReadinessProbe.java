package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/**
 * Whether a container may get traffic. Of the kinds of probes only httpGet is looked at; its port
 * stands for the one that the container's server listens on. A container without probe or server is
 * ready as soon as it runs.
 */
record ReadinessProbe(Optional<URI> url) {
  private static final int TIMEOUT_MILLIS = 1000;

  static ReadinessProbe of(Container container, RunningContainer running) {
    var probe = container.getReadinessProbe();
    if (probe == null || probe.getHttpGet() == null) {
      return new ReadinessProbe(Optional.empty());
    }
    var path = probe.getHttpGet().getPath();
    return new ReadinessProbe(running.address().map(uri -> uri.resolve(path == null ? "/" : path)));
  }

  boolean passes() {
    if (url.isEmpty()) {
      return true;
    }
    try {
      var connection = (HttpURLConnection) url.get().toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status >= 200 && status < 400;
    } catch (IOException notYet) {
      return false;
    }
  }
}
