package gitops;

import console.Workbench;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import platform.Profile;

/** How every conversation with the Git server is held: whose account, which certificates. */
final class GitTransport {
  /** For a connection, and for each answer: a server that is silent for longer will stay so. */
  private static final int TIMEOUT_SECONDS = 20;

  private final Workbench workbench;
  private final GitConnections connections;

  GitTransport(Workbench workbench, Profile profile) {
    this.workbench = workbench;
    this.connections = new GitConnections(profile);
  }

  <C extends TransportCommand<C, ?>> C configured(C command) {
    return command
        .setCredentialsProvider(new GitCredentials(workbench))
        .setTransportConfigCallback(this::configure);
  }

  void configure(Transport transport) {
    transport.setTimeout(TIMEOUT_SECONDS);
    transport.setCredentialsProvider(new GitCredentials(workbench));
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(connections);
    }
  }
}
