package k3s;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** The release of Argo CD that is installed: the file ARGOCD_MANIFEST names, else a pinned one. */
final class ArgoRelease {
  private static final URI MANIFEST =
      URI.create(
          "https://raw.githubusercontent.com/argoproj/argo-cd/v3.2.11/manifests/core-install.yaml");

  private static final String SHA256 =
      "a48ce0ab6ff5f7aac90a8bd0374434f4d15edeaa85f774672c8692c9819d2ae8";

  private static String manifest;

  private ArgoRelease() {}

  /** The core-install manifest: controllers without the web server. */
  static synchronized String manifest() throws IOException, InterruptedException {
    if (manifest == null) {
      var file = System.getenv("ARGOCD_MANIFEST");
      manifest = file == null || file.isBlank() ? download() : Files.readString(Path.of(file));
    }
    return manifest;
  }

  private static String download() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(MANIFEST).timeout(Duration.ofMinutes(1)).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(MANIFEST + " answers " + answer.statusCode());
    }
    if (!sha256(answer.body()).equals(SHA256)) {
      throw new IOException(MANIFEST + " is not the file that was checked: another SHA-256");
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
