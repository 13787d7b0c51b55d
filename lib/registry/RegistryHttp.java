package registry;

import console.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import platform.HttpClients;
import platform.Profile;
import platform.Proxies;
import platform.Trust;

/**
 * Sends requests to registries, to the address and with the certificate authorities that the
 * profile names. A request ends when it is answered or when nothing has happened for too long;
 * never does it last for ever.
 */
final class RegistryHttp {
  private final HttpClients clients;
  private final Patience patience;

  RegistryHttp(Profile profile, Proxies proxies, Patience patience) {
    this.patience = patience;
    this.clients =
        new HttpClients(
            profile, proxies, patience.connecting(), () -> Trust.registryContext(profile));
  }

  Patience patience() {
    return patience;
  }

  /** Sends a request without a large body. Any status is an answer. */
  <T> HttpResponse<T> send(URI uri, HttpRequest.Builder request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return send(uri, request, handler, Watch.forAnswer(patience.stalling()));
  }

  /**
   * Sends a request.
   *
   * @param uri whose server is meant; where that is, the profile may know better
   * @throws StalledException when nothing happened for too long
   */
  <T> HttpResponse<T> send(
      URI uri, HttpRequest.Builder request, BodyHandler<T> handler, Watch watch)
      throws IOException, InterruptedException {
    var answer = clients.dial(uri, request).sendAsync(request.build(), handler);
    try {
      return await(answer, uri, watch);
    } finally {
      // what was given up is broken off: the connection is closed
      answer.cancel(true);
    }
  }

  private static <T> HttpResponse<T> await(
      CompletableFuture<HttpResponse<T>> answer, URI uri, Watch watch)
      throws IOException, InterruptedException {
    while (true) {
      long before = watch.moved().getAsLong();
      var silence = watch.silence().get();
      try {
        return answer.get(silence.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException nothingYet) {
        if (watch.moved().getAsLong() == before) {
          throw new StalledException(
              uri.getAuthority() + " did nothing for " + silence.toSeconds() + " s");
        }
      } catch (ExecutionException failed) {
        throw asThrown(failed.getCause());
      }
    }
  }

  // the client wraps what a body's source throws, and these say all there is to say
  private static IOException asThrown(Throwable cause) {
    for (var inner = cause; inner != null; inner = inner.getCause()) {
      if (inner instanceof Failure failure) {
        throw failure;
      }
      if (inner instanceof RegistryRefusal refusal) {
        return refusal;
      }
    }
    return cause instanceof IOException failed ? failed : new IOException(cause);
  }
}
