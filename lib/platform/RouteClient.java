package platform;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks what is served behind routes (and other web addresses of the platform) over HTTP. */
public final class RouteClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClients clients;

  /** Goes through the proxies that the workbench's environment names. */
  public RouteClient(Workbench workbench, Profile profile) {
    this(profile, Proxies.of(workbench));
  }

  /** Knows of no proxy. */
  public RouteClient(Profile profile) {
    this(profile, Proxies.NONE);
  }

  private RouteClient(Profile profile, Proxies proxies) {
    // now and not with the first request: whoever asks again and again takes a failure then for a
    // server that is not there yet
    var trusted = Trust.context(profile);
    this.clients = new HttpClients(profile, proxies, TIMEOUT, () -> trusted);
  }

  /** A GET request; any status is an answer. */
  public HttpResponse<String> get(String url) throws InterruptedException {
    return send(URI.create(url), HttpRequest.newBuilder().GET());
  }

  /**
   * The same for those who have little time.
   *
   * @param patience how long to wait for the answer
   * @throws Failure when nobody answers: not reachable, exit code 6
   */
  public HttpResponse<String> get(String url, Duration patience) throws InterruptedException {
    return send(URI.create(url), HttpRequest.newBuilder().GET(), patience);
  }

  /** A POST request with a JSON body; any status is an answer. */
  public HttpResponse<String> post(String url, String json) throws InterruptedException {
    var body = HttpRequest.BodyPublishers.ofString(json);
    return send(
        URI.create(url),
        HttpRequest.newBuilder().POST(body).header("Content-Type", "application/json"));
  }

  /**
   * Sends a request to this address, wherever {@link ConnectTo} says it is.
   *
   * @throws Failure when nobody answers: not reachable, exit code 6
   */
  public HttpResponse<String> send(URI uri, HttpRequest.Builder request)
      throws InterruptedException {
    return send(uri, request, TIMEOUT);
  }

  private HttpResponse<String> send(URI uri, HttpRequest.Builder request, Duration patience)
      throws InterruptedException {
    var client = clients.dial(uri, request.timeout(patience));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw Failure.unreachable(
          uri.getScheme()
              + "://"
              + uri.getAuthority()
              + " does not answer: "
              + Reason.of(unreachable),
          "check the address and the network");
    }
  }
}
