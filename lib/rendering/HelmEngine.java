package rendering;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Helm in this process, by helm-java. Its native library (94 MB) is unpacked into the temporary
 * directory when it is first needed and deleted when the JVM ends (on Windows, which keeps loaded
 * libraries, it stays). Loading takes about half a second, a small chart then 3 ms: call {@link
 * #warmUp} early in a background thread.
 */
public final class HelmEngine {
  private static boolean warm;

  static {
    // Go's strings are UTF-8. JNA takes the locale's encoding, which a bare container does not
    // have:
    // there every character outside ASCII would be lost on its way to Helm and back.
    System.setProperty("jna.encoding", "UTF-8");
  }

  private HelmEngine() {}

  /**
   * Loads Helm and renders an empty chart; does nothing the second time. Afterwards Ctrl-C works as
   * before.
   */
  public static synchronized void warmUp() {
    if (warm) {
      return;
    }
    var signals = TerminationSignals.remember();
    try {
      var chart = Files.createTempDirectory("helm-warm-up");
      try {
        Files.writeString(
            chart.resolve("Chart.yaml"), "apiVersion: v2\nname: empty\nversion: 0.0.0\n");
        new Helm(chart).template().withName("empty").call();
      } finally {
        Files.deleteIfExists(chart.resolve("Chart.yaml"));
        Files.deleteIfExists(chart);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    signals.restore();
    warm = true;
  }

  /**
   * What {@code helm template} prints for a chart.
   *
   * @param options sets name, namespace, values files and so on
   * @throws HelmFailure when Helm refuses, with Helm's message
   */
  static synchronized String template(Path chart, UnaryOperator<TemplateCommand> options) {
    warmUp();
    try {
      var manifest = options.apply(new Helm(chart).template()).call();
      return manifest == null ? "" : manifest; // null where a chart renders nothing
    } catch (IllegalStateException refused) {
      var message = String.valueOf(refused.getMessage()).strip();
      throw new HelmFailure(message, refused);
    }
  }
}
