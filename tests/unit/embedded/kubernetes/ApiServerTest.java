package embedded.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import embedded.accounts.Accounts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the API answers to plain HTTP requests: codes and messages of its errors, and what is about
 * the caller.
 */
@Tag("unit")
@Timeout(60)
class ApiServerTest {
  private static final String APPLICATIONS =
      "/apis/argoproj.io/v1alpha1/namespaces/user1-toolings/applications";

  private final Accounts accounts = Accounts.random(List.of("user1"));
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ApiServer api;
  private HttpServer server;

  private record Answer(int code, ObjectNode body) {
    String message() {
      return body.path("message").asString("");
    }
  }

  @BeforeEach
  void start() throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // before the JVM's first server
    api = new ApiServer(accounts);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", api);
    server.start();
    post("/api/v1/namespaces", "{\"metadata\":{\"name\":\"user1-toolings\"}}", api.adminToken());
  }

  @AfterEach
  void stop() {
    api.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private Answer send(String method, String path, String contentType, String body, String token)
      throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", contentType)
            .header("Authorization", "Bearer " + token)
            .build();
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(), Json.readObject(response.body().getBytes(StandardCharsets.UTF_8)));
  }

  private Answer post(String path, String body, String token) throws Exception {
    return send("POST", path, "application/json", body, token);
  }

  private Answer get(String path) throws Exception {
    return send("GET", path, "application/json", "", token());
  }

  private String token() {
    return accounts.participants().get(0).token();
  }

  @Test
  void wrongTokenIsUnauthorized() throws Exception {
    var answer = send("GET", "/api/v1/pods", "application/json", "", "wrong");

    assertEquals(401, answer.code());
    assertEquals("Unauthorized", answer.message());
    assertEquals("Status", answer.body().path("kind").asString());
  }

  @Test
  void missingObjectsAndNamespacesAreNotFound() throws Exception {
    assertEquals("applications.argoproj.io \"x\" not found", get(APPLICATIONS + "/x").message());
    var answer =
        post("/api/v1/namespaces/none/pods", "{\"metadata\":{\"name\":\"a\"}}", api.adminToken());
    assertEquals(404, answer.code());
    assertEquals("namespaces \"none\" not found", answer.message());
  }

  @Test
  void secondCreationIsAlreadyThere() throws Exception {
    post(APPLICATIONS, "{\"metadata\":{\"name\":\"a\"}}", token());
    var answer = post(APPLICATIONS, "{\"metadata\":{\"name\":\"a\"}}", token());

    assertEquals(409, answer.code());
    assertEquals("AlreadyExists", answer.body().path("reason").asString());
    assertEquals("applications.argoproj.io \"a\" already exists", answer.message());
  }

  @Test
  void unreadableBodiesAndUnknownPatchesAreRefused() throws Exception {
    assertEquals(400, post(APPLICATIONS, "{", token()).code());
    assertEquals(400, post(APPLICATIONS, "{\"kind\":\"Pod\"}", token()).code());
    post(APPLICATIONS, "{\"metadata\":{\"name\":\"a\"}}", token());
    var patch = send("PATCH", APPLICATIONS + "/a", "text/plain", "{}", token());
    assertEquals(415, patch.code());
  }

  @Test
  void customResourceMustSayWhichVersionItReplaces() throws Exception {
    post(APPLICATIONS, "{\"metadata\":{\"name\":\"a\"}}", token());
    var answer =
        send(
            "PUT",
            APPLICATIONS + "/a",
            "application/json",
            "{\"metadata\":{\"name\":\"a\"}}",
            token());

    assertEquals(422, answer.code());
    assertTrue(answer.message().endsWith("must be specified for an update"), answer.message());
  }

  @Test
  void dryRunStoresNothing() throws Exception {
    var answer = post(APPLICATIONS + "?dryRun=All", "{\"metadata\":{\"name\":\"a\"}}", token());

    assertEquals(201, answer.code());
    assertEquals(404, get(APPLICATIONS + "/a").code());
  }

  @Test
  void watchListIsRefusedSoThatClientsFallBack() throws Exception {
    assertEquals(422, get(APPLICATIONS + "?watch=true&sendInitialEvents=true").code());
    assertEquals(410, get(APPLICATIONS + "?watch=true&resourceVersion=999").code());
  }

  @Test
  void watchEndsWithABookmarkWhenItsTimeIsOver() throws Exception {
    var version = get(APPLICATIONS).body().at("/metadata/resourceVersion").asString();
    var last =
        get(
            APPLICATIONS
                + "?watch=true&allowWatchBookmarks=true&timeoutSeconds=1&resourceVersion="
                + version);

    assertEquals("BOOKMARK", last.body().path("type").asString());
    assertEquals(version, last.body().at("/object/metadata/resourceVersion").asString());
  }

  @Test
  void callerLearnsWhoTheyAreAndWhatTheyMay() throws Exception {
    assertEquals(
        "user1", get("/apis/user.openshift.io/v1/users/~").body().at("/metadata/name").asString());
    var review =
        """
        {"spec":{"resourceAttributes":
          {"verb":"create","group":"argoproj.io","resource":"applications","namespace":"%s"}}}
        """;
    var path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    assertTrue(
        post(path, review.formatted("user1-toolings"), token())
            .body()
            .at("/status/allowed")
            .asBoolean());
    assertEquals(
        false,
        post(path, review.formatted("user2-toolings"), token())
            .body()
            .at("/status/allowed")
            .asBoolean());
  }
}
