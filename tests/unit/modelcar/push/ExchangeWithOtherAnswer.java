package modelcar.push;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** An exchange whose answer is changed on its way out. */
final class ExchangeWithOtherAnswer extends ExchangeWithHeaders {
  private final FaultyRegistry.Answer change;

  ExchangeWithOtherAnswer(HttpExchange received, FaultyRegistry.Answer change) {
    super(received, received.getRequestHeaders());
    this.change = change;
  }

  @Override
  public void sendResponseHeaders(int status, long length) throws IOException {
    super.sendResponseHeaders(change.instead(this, status), length);
  }
}
