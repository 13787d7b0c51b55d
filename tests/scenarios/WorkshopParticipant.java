import console.Workbench;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A participant of the workshop and what was prepared for them.
 *
 * @param name the user name, for example {@code user1}
 * @param clusterDomain the domain of the routes; may carry a port
 * @param gitServer the host of the Git server; may carry a port
 * @param gitops the clone of mlops-gitops, with the password in the remote's URL
 * @param model the model to pack, within a Git repository
 * @param home an empty home directory
 * @param exports what the platform tells the participant to export in a shell
 * @param secrets what must never be seen: password and token
 */
record WorkshopParticipant(
    String name,
    String clusterDomain,
    String gitServer,
    Path gitops,
    Path model,
    Path home,
    Map<String, String> exports,
    List<String> secrets) {

  /** The participant's namespace for an environment, or for {@code toolings}. */
  String namespace(String environment) {
    return name + "-" + environment;
  }

  /** The address of a route, for example of {@code jukebox} in {@code test}. */
  String route(String route, String environment) {
    return "https://" + route + "-" + namespace(environment) + "." + clusterDomain;
  }

  /** The place where scripts run, in the clone as on the page. */
  Workbench workbench(OutputStream out, OutputStream err) {
    return new Workbench(exports, gitops, home, text(out), text(err), false);
  }

  private static PrintStream text(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name; // not the secrets: failures print it
  }
}
