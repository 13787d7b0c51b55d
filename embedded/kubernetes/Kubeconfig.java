package embedded.kubernetes;

import embedded.accounts.Participant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The file with which kubectl and every other client of Kubernetes find the platform. */
public final class Kubeconfig {
  private Kubeconfig() {}

  /**
   * Writes a kubeconfig of one participant, whose namespace is {@code <user>-toolings}.
   *
   * @param certificateAuthority the PEM file of the CA that signed the server's certificate; null
   *     for http
   */
  public static void write(
      Path file, URI server, Path certificateAuthority, Participant participant)
      throws IOException {
    var namespace = participant.name() + "-toolings";
    var context = namespace + "/sandbox";
    var config = Json.object().put("apiVersion", "v1").put("kind", "Config");
    var cluster = config.putArray("clusters").addObject().put("name", "sandbox");
    var address = cluster.putObject("cluster").put("server", server.toString());
    if (certificateAuthority != null) {
      var pem = Files.readAllBytes(certificateAuthority);
      address.put("certificate-authority-data", Base64.getEncoder().encodeToString(pem));
    }
    var user = config.putArray("users").addObject().put("name", participant.name());
    user.putObject("user").put("token", participant.token());
    config
        .putArray("contexts")
        .addObject()
        .put("name", context)
        .putObject("context")
        .put("cluster", "sandbox")
        .put("user", participant.name())
        .put("namespace", namespace);
    config.put("current-context", context);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, Json.writeYaml(config));
  }
}
