package gitops;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import platform.ConnectTo;
import platform.Profile;
import platform.Proxies;
import platform.Trust;

/**
 * Opens JGit's HTTP connections to where the profile says a name is, trusting what the profile
 * trusts, through the workbench's proxies. A proxy is not told an account: the client that JGit
 * uses would show it to the server, too.
 */
final class GitConnections implements HttpConnectionFactory {
  private static final int TIMEOUT_MILLIS = 15_000;

  private final Profile profile;
  private final Proxies proxies;
  private final ConnectTo connectTo;
  private Optional<TrustManager[]> trusted;

  GitConnections(Profile profile, Proxies proxies) {
    this.profile = profile;
    this.proxies = proxies;
    this.connectTo = ConnectTo.of(profile);
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    var uri = URI.create(url.toString());
    var dialled = connectTo.dial(uri);
    var connection = new MappedConnection(dialled.toURL(), proxies.to(dialled, proxy));
    connectTo.hostHeader(uri).ifPresent(host -> connection.setRequestProperty("Host", host));
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    if (url.getProtocol().equals("https")) {
      trust(connection);
    }
    return connection;
  }

  private void trust(HttpConnection connection) throws IOException {
    if (trusted == null) {
      trusted = Trust.managers(profile); // read once: a push opens half a dozen connections
    }
    if (trusted.isPresent()) {
      try {
        connection.configure(null, trusted.get(), null);
      } catch (GeneralSecurityException unusable) {
        throw new IOException(unusable);
      }
    }
  }

  private static final class MappedConnection extends JDKHttpConnection {
    MappedConnection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }
  }
}
