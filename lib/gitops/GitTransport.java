package gitops;

import console.Workbench;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import platform.Profile;
import platform.Proxies;

/** How every conversation with the Git server is held: whose account, which certificates. */
final class GitTransport {
  /** For a connection, and for each answer: a server that is silent for longer will stay so. */
  private static final int TIMEOUT_SECONDS = 20;

  private final Workbench workbench;
  private final GitConnections connections;

  GitTransport(Workbench workbench, Profile profile) {
    this.workbench = workbench;
    this.connections = new GitConnections(profile, Proxies.of(workbench));
  }

  <C extends TransportCommand<C, ?>> C configured(C command) {
    return command.setTransportConfigCallback(this::configure);
  }

  /** For the server that the person's account is for. */
  void configure(Transport transport) {
    configure(transport, GitCredentials.of(workbench, transport.getURI()));
  }

  /** For a server that somebody else has named. */
  void configure(Transport transport, GitCredentials credentials) {
    transport.setTimeout(TIMEOUT_SECONDS);
    transport.setCredentialsProvider(credentials);
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(connections);
    }
  }
}
