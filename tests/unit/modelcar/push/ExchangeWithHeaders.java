package modelcar.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;

/** An exchange as a proxy hands it on: with other headers of the request. */
class ExchangeWithHeaders extends HttpExchange {
  private final HttpExchange received;
  private final Headers headers;

  ExchangeWithHeaders(HttpExchange received, Headers headers) {
    this.received = received;
    this.headers = headers;
  }

  @Override
  public Headers getRequestHeaders() {
    return headers;
  }

  @Override
  public Headers getResponseHeaders() {
    return received.getResponseHeaders();
  }

  @Override
  public URI getRequestURI() {
    return received.getRequestURI();
  }

  @Override
  public String getRequestMethod() {
    return received.getRequestMethod();
  }

  @Override
  public HttpContext getHttpContext() {
    return received.getHttpContext();
  }

  @Override
  public void close() {
    received.close();
  }

  @Override
  public InputStream getRequestBody() {
    return received.getRequestBody();
  }

  @Override
  public OutputStream getResponseBody() {
    return received.getResponseBody();
  }

  @Override
  public void sendResponseHeaders(int status, long length) throws IOException {
    received.sendResponseHeaders(status, length);
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return received.getRemoteAddress();
  }

  @Override
  public int getResponseCode() {
    return received.getResponseCode();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return received.getLocalAddress();
  }

  @Override
  public String getProtocol() {
    return received.getProtocol();
  }

  @Override
  public Object getAttribute(String name) {
    return received.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    received.setAttribute(name, value);
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    received.setStreams(in, out);
  }

  @Override
  public HttpPrincipal getPrincipal() {
    return received.getPrincipal();
  }
}
