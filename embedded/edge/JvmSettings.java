package embedded.edge;

/** What a JVM must be told before its first HTTP server or client, so that the edge works in it. */
public final class JvmSettings {
  private JvmSettings() {}

  /** Sets the properties; later ones of the command line's do not count. */
  public static void apply() {
    // without it every answer waits for the client's acknowledgement, 40 ms on Linux
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    System.setProperty("sun.net.http.allowRestrictedHeaders", "true");
  }
}
