package embedded.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import workshop.WorkshopFolder;

@Tag("unit")
class UiServerTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void servesThePageAndEveryFileOfIt() throws Exception {
    var folder = WorkshopFolder.resolve("../embedded/ui/page").normalize();
    try (var server = UiServer.start(0, Map.of());
        var files = Files.walk(folder)) {
      assertTrue(get(server, "/").body().contains("<title>Jukebox</title>"));
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file).toString().replace('\\', '/');
        var response = get(server, "/" + name);

        assertEquals(200, response.statusCode(), name + " (a //FILES line in Platform.java?)");
        assertEquals(Files.readString(file), response.body());
      }
    }
  }

  @Test
  void knowsTheModelsCountriesAndRanges() throws Exception {
    var artifacts = WorkshopFolder.resolve("model/jukebox/artifacts");
    try (var server = UiServer.start(0, Map.of())) {
      var countries = JSON.readTree(get(server, "/refdata/countries.json").body());
      var features = JSON.readTree(get(server, "/refdata/features.json").body());

      assertEquals(JSON.readTree(artifacts.resolve("countries.json").toFile()), countries);
      assertEquals(
          ranges(JSON.readTree(artifacts.resolve("scaling.json").toFile())), ranges(features));
    }
  }

  private static Map<String, String> ranges(JsonNode features) {
    return features
        .valueStream()
        .collect(
            Collectors.toMap(
                it -> it.get("name").stringValue(),
                it -> it.get("min").doubleValue() + " to " + it.get("max").doubleValue()));
  }

  @Test
  void tellsThePageTheModelsName() throws Exception {
    try (var server = UiServer.start(0, Map.of("MODEL_NAME", "jukebox-blue"))) {
      var settings = JSON.readTree(get(server, "/refdata/settings.json").body());

      assertEquals("jukebox-blue", settings.get("model").stringValue());
    }
  }

  @Test
  void asksTheModelWhatThePageAsked() throws Exception {
    try (var model = new EchoServer(201, "application/vnd.test+json");
        var server = UiServer.start(0, Map.of("API_URL", model.url("localhost") + "/"))) {
      var response =
          http.send(
              request(server, "/api/v2/models/jukebox/infer?a=%20b")
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofString("{\"id\":\"노래\"}"))
                  .build(),
              BodyHandlers.ofString());

      assertEquals(201, response.statusCode());
      assertEquals(
          "application/vnd.test+json", response.headers().firstValue("Content-Type").get());
      assertEquals(
          "PUT /v2/models/jukebox/infer?a=%20b localhost:"
              + model.port()
              + " application/json {\"id\":\"노래\"}",
          response.body());
    }
  }

  @Test
  void namesBelowLocalhostAreThisMachine() throws Exception {
    try (var model = new EchoServer(200, "application/json");
        var server =
            UiServer.start(0, Map.of("API_URL", model.url("jukebox-user1-test.apps.localhost")))) {
      var body = get(server, "/api/v2").body();

      assertEquals("GET /v2 jukebox-user1-test.apps.localhost:" + model.port() + " null ", body);
    }
  }

  @Test
  void otherNamesAreWhereTheEnvironmentSays() throws Exception {
    try (var model = new EchoServer(200, "application/json");
        var server =
            UiServer.start(
                0,
                Map.of(
                    "API_URL",
                    model.url("jukebox.apps.example.com"),
                    "JUKEBOX_CONNECT_TO",
                    "*.apps.example.com:127.0.0.1"))) {
      var body = get(server, "/api/v2").body();

      assertEquals("GET /v2 jukebox.apps.example.com:" + model.port() + " null ", body);
    }
  }

  @Test
  void saysWhenTheModelDoesNotAnswer() throws Exception {
    String url;
    try (var gone = new EchoServer(200, "application/json")) {
      url = gone.url("localhost");
    }
    try (var server = UiServer.start(0, Map.of("API_URL", url))) {
      var response = get(server, "/api/v2");

      assertEquals(502, response.statusCode());
      var error = JSON.readTree(response.body()).get("error").stringValue();
      assertTrue(error.startsWith(url + " does not answer"), error);
    }
  }

  @Test
  void saysWhenNobodyToldWhereTheModelIs() throws Exception {
    for (var url : new String[] {"", "jukebox", "https://<CLUSTER_DOMAIN>"}) {
      try (var server = UiServer.start(0, Map.of("API_URL", url))) {
        var response = get(server, "/api/v2");

        assertEquals(502, response.statusCode());
        assertTrue(response.body().contains("API_URL is not"), response.body());
      }
    }
  }

  @Test
  void servesNothingElse() throws Exception {
    try (var server = UiServer.start(0, Map.of())) {
      assertEquals(200, get(server, "/healthz").statusCode());
      for (var path : new String[] {"/none.js", "/%2e%2e/embedded/ui/UiServer.class", "/refdata"}) {
        assertEquals(404, get(server, path).statusCode(), path);
      }
    }
  }

  @Test
  void trustsThePrivateAuthority(@TempDir Path folder) throws Exception {
    try (var model = EchoServer.secure(folder);
        var trusting =
            UiServer.start(
                0,
                Map.of(
                    "API_URL",
                    model.url("jukebox.localhost"),
                    "SSL_CERT_FILE",
                    folder.resolve(EchoServer.CERTIFICATE).toString()));
        var distrusting = UiServer.start(0, Map.of("API_URL", model.url("jukebox.localhost")))) {
      assertEquals(200, get(trusting, "/api/v2").statusCode());
      assertEquals(502, get(distrusting, "/api/v2").statusCode());
    }
  }

  private HttpResponse<String> get(UiServer server, String path) throws Exception {
    return http.send(request(server, path).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(UiServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}
