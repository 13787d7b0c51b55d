package embedded.registry;

import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.edge.PlainServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A registry with two participants, and raw requests to it. */
final class RegistryFixture implements AutoCloseable {
  static final Participant USER1 = new Participant("user1", "secret1", "token1");
  static final Participant USER2 = new Participant("user2", "secret2", "token2");

  final Registry registry;
  final PlainServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  RegistryFixture(Path root) throws IOException {
    registry = new Registry(root, new Accounts(List.of(USER1, USER2)));
    server = new PlainServer(registry);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(USER1, "GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return send(USER1, method, path, BodyPublishers.ofString(body), headers);
  }

  /**
   * @param as null for a request without credentials
   * @param path or a whole URL, as in a Location header
   * @param headers names and values in turn
   */
  HttpResponse<String> send(
      Participant as, String method, String path, BodyPublisher body, String... headers)
      throws Exception {
    var uri = path.startsWith("http") ? URI.create(path) : server.uri(path);
    var request = HttpRequest.newBuilder(uri).method(method, body);
    if (as != null) {
      var credentials = (as.name() + ":" + as.password()).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Pushes a blob in one request. */
  String pushBlob(String repository, String content) throws Exception {
    var digest = digest(content);
    send("POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, content);
    return digest;
  }

  static String digest(String content) {
    return Digest.of(content.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Override
  public void close() {
    server.close();
  }
}
