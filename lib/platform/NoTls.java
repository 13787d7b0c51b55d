package platform;

import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A TLS context that has none. Java's HTTP client asks for one even where it never speaks TLS, and
 * its own reads more than a hundred certificates, which takes longer than pushing a small model.
 */
final class NoTls extends SSLContextSpi {
  private NoTls() {}

  static SSLContext context() {
    return new SSLContext(new NoTls(), null, "none") {};
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return new SSLParameters(new String[0], new String[0]);
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return engineGetDefaultSSLParameters();
  }

  @Override
  protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    throw never();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw never();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    throw never();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    throw never();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    throw never();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    throw never();
  }

  private static UnsupportedOperationException never() {
    return new UnsupportedOperationException("this client speaks plain HTTP only");
  }
}
