package embedded.registry;

import static embedded.registry.RegistryFixture.USER1;
import static embedded.registry.RegistryFixture.USER2;
import static embedded.registry.RegistryFixture.digest;
import static embedded.registry.RegistryFixture.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.accounts.Participant;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The protocol, request by request, as the distribution specification has it. */
@Tag("unit")
@Timeout(30)
class RegistryTest {
  private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
  private static final String UPLOADS = "/v2/user1/app/blobs/uploads/";

  @TempDir Path folder;
  private RegistryFixture registry;

  @BeforeEach
  void start() throws Exception {
    registry = new RegistryFixture(folder);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void asksForCredentialsFirstAndRefusesWrongOnesAlways() throws Exception {
    var ping = anonymous("GET", "/v2/");
    assertError(401, "UNAUTHORIZED", ping);
    assertTrue(ping.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic "));
    assertEquals(200, registry.get("/v2/").statusCode());

    registry.pushBlob("user1/app", "hello");
    var blob = "/v2/user1/app/blobs/" + digest("hello");
    assertEquals(200, anonymous("GET", blob).statusCode());
    var wrong = new Participant("user1", "wrong", "");
    assertError(401, "UNAUTHORIZED", as(wrong, "GET", blob));
  }

  @Test
  void letsOnlyTheOwnerPushToWhatIsTheirs() throws Exception {
    assertError(401, "UNAUTHORIZED", anonymous("POST", UPLOADS));
    for (var repository : List.of("user1/app", "user1-test/app", "quay.io/user1/app")) {
      var uploads = "/v2/" + repository + "/blobs/uploads/";
      assertEquals(202, as(USER1, "POST", uploads).statusCode(), repository);
      assertError(403, "DENIED", as(USER2, "POST", uploads));
    }
    assertEquals(202, as(USER2, "POST", "/v2/rhoai-mlops/app/blobs/uploads/").statusCode());
    assertEquals(202, as(USER2, "POST", "/v2/user10/app/blobs/uploads/").statusCode());
  }

  @Test
  void takesABlobInOneRequest() throws Exception {
    var answer = registry.send("POST", UPLOADS + "?digest=" + digest("hello"), "hello");

    assertEquals(201, answer.statusCode());
    assertEquals("hello", registry.get(location(answer)).body());
  }

  @Test
  void takesABlobByPostAndPut() throws Exception {
    var started = registry.send("POST", UPLOADS, "");
    assertEquals(202, started.statusCode());

    var answer = registry.send("PUT", location(started) + "?digest=" + digest("hello"), "hello");

    assertEquals(201, answer.statusCode());
    assertEquals("hello", registry.get(location(answer)).body());
  }

  @Test
  void takesABlobInChunksAndRefusesOneOutOfOrder() throws Exception {
    var upload = location(registry.send("POST", UPLOADS, ""));

    var first = registry.send("PATCH", upload, "hello ", "Content-Range", "0-5");
    assertEquals(202, first.statusCode());
    assertEquals("0-5", first.headers().firstValue("Range").orElse("none"));

    var gap = registry.send("PATCH", upload, "world", "Content-Range", "7-11");
    assertEquals(416, gap.statusCode());
    assertEquals("0-5", registry.get(upload).headers().firstValue("Range").orElse("none"));

    registry.send("PATCH", upload, "world", "Content-Range", "6-10");
    var done = registry.send("PUT", upload + "?digest=" + digest("hello world"), "");
    assertEquals(201, done.statusCode());
    assertEquals("hello world", registry.get(location(done)).body());
  }

  @Test
  void takesABlobAsAStreamOfUnknownLength() throws Exception {
    var upload = location(registry.send("POST", UPLOADS, ""));
    var content = "x".repeat(1_000_000);
    var stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content.getBytes()));

    assertEquals(202, registry.send(USER1, "PATCH", upload, stream).statusCode());
    var done = registry.send("PUT", upload + "?digest=" + digest(content), "");

    assertEquals(201, done.statusCode());
    assertEquals(content, registry.get(location(done)).body());
  }

  @Test
  void refusesContentThatIsNotWhatTheDigestSays() throws Exception {
    assertError(
        400,
        "DIGEST_INVALID",
        registry.send("POST", UPLOADS + "?digest=" + digest("other"), "hello"));
    assertError(404, "BLOB_UNKNOWN", registry.get("/v2/user1/app/blobs/" + digest("other")));
    assertError(
        400, "DIGEST_INVALID", registry.send("POST", UPLOADS + "?digest=sha256:1", "hello"));
    var upload = location(registry.send("POST", UPLOADS, ""));
    assertError(400, "DIGEST_INVALID", registry.send("PUT", upload, "hello"));
  }

  @Test
  void forgetsACancelledUpload() throws Exception {
    var upload = location(registry.send("POST", UPLOADS, ""));

    assertEquals(204, registry.send("DELETE", upload, "").statusCode());
    assertError(404, "BLOB_UPLOAD_UNKNOWN", registry.get(upload));
  }

  @Test
  void mountsABlobFromAnotherRepositoryOnlyIfItIsThere() throws Exception {
    var digest = registry.pushBlob("user1/base", "hello");
    assertError(404, "BLOB_UNKNOWN", registry.get("/v2/user1/app/blobs/" + digest));

    var wrongSource = registry.send("POST", UPLOADS + "?mount=" + digest + "&from=user1/no", "");
    assertEquals(202, wrongSource.statusCode());
    var mounted = registry.send("POST", UPLOADS + "?mount=" + digest + "&from=user1/base", "");

    assertEquals(201, mounted.statusCode());
    assertEquals("hello", registry.get("/v2/user1/app/blobs/" + digest).body());
  }

  @Test
  void describesAndSendsPartsOfABlob() throws Exception {
    var path = "/v2/user1/app/blobs/" + registry.pushBlob("user1/app", "0123456789");

    var head = registry.send("HEAD", path, "");
    assertEquals("10", head.headers().firstValue("Content-Length").orElse("none"));
    var part = registry.get(path, "Range", "bytes=2-4");
    assertEquals(206, part.statusCode());
    assertEquals("234", part.body());
    assertEquals("bytes 2-4/10", part.headers().firstValue("Content-Range").orElse("none"));
    assertEquals("789", registry.get(path, "Range", "bytes=7-").body());
    assertEquals("89", registry.get(path, "Range", "bytes=-2").body());
    assertEquals(416, registry.get(path, "Range", "bytes=10-").statusCode());
  }

  @Test
  void keepsManifestsWithTheirMediaTypeByTagAndByDigest() throws Exception {
    registry.pushBlob("user1/app", "{}");
    var docker = "application/vnd.docker.distribution.manifest.v2+json";
    var manifest = manifest("{}");

    var pushed =
        registry.send("PUT", "/v2/user1/app/manifests/1.0", manifest, "Content-Type", docker);

    assertEquals(201, pushed.statusCode());
    for (var reference : List.of("1.0", digest(manifest))) {
      var pulled = registry.get("/v2/user1/app/manifests/" + reference);
      assertEquals(manifest, pulled.body());
      assertEquals(docker, pulled.headers().firstValue("Content-Type").orElse("none"));
      assertEquals(
          digest(manifest), pulled.headers().firstValue("Docker-Content-Digest").orElse("none"));
    }
  }

  @Test
  void refusesIncompleteAndBrokenManifests() throws Exception {
    var path = "/v2/user1/app/manifests/1.0";

    assertError(
        400,
        "MANIFEST_BLOB_UNKNOWN",
        registry.send("PUT", path, manifest("missing"), "Content-Type", OCI));
    assertError(
        400, "MANIFEST_INVALID", registry.send("PUT", path, "no json", "Content-Type", OCI));
    registry.pushBlob("user1/app", "{}");
    assertError(
        400,
        "DIGEST_INVALID",
        registry.send(
            "PUT",
            "/v2/user1/app/manifests/" + digest("other"),
            manifest("{}"),
            "Content-Type",
            OCI));
    assertError(404, "MANIFEST_UNKNOWN", registry.get(path));
  }

  @Test
  void listsTagsInPagesAndRepositories() throws Exception {
    registry.pushBlob("user1/app", "{}");
    for (var tag : List.of("b", "c", "a")) {
      registry.send("PUT", "/v2/user1/app/manifests/" + tag, manifest("{}"), "Content-Type", OCI);
    }

    assertTrue(registry.get("/v2/user1/app/tags/list").body().contains("[\"a\",\"b\",\"c\"]"));
    var first = registry.get("/v2/user1/app/tags/list?n=2");
    assertTrue(first.body().contains("[\"a\",\"b\"]"), first.body());
    var link = first.headers().firstValue("Link").orElseThrow();
    assertEquals("</v2/user1/app/tags/list?n=2&last=b>; rel=\"next\"", link);
    var second = registry.get("/v2/user1/app/tags/list?n=2&last=b");
    assertTrue(second.body().contains("[\"c\"]"), second.body());
    assertTrue(second.headers().firstValue("Link").isEmpty());
    assertTrue(registry.get("/v2/_catalog").body().contains("[\"user1/app\"]"));
    assertError(404, "NAME_UNKNOWN", registry.get("/v2/user1/none/tags/list"));
  }

  @Test
  void listsReferrersByArtifactType() throws Exception {
    registry.pushBlob("user1/app", "{}");
    var subject = manifest("{}");
    registry.send("PUT", "/v2/user1/app/manifests/1.0", subject, "Content-Type", OCI);
    var sbom =
        manifest("{}")
            .replaceFirst(
                "\\{",
                "{\"artifactType\":\"text/sbom\",\"subject\":{\"digest\":\""
                    + digest(subject)
                    + "\"},");
    var path = "/v2/user1/app/manifests/" + digest(sbom);

    var pushed = registry.send("PUT", path, sbom, "Content-Type", OCI);

    assertEquals(digest(subject), pushed.headers().firstValue("OCI-Subject").orElse("none"));
    var referrers = "/v2/user1/app/referrers/" + digest(subject);
    assertTrue(registry.get(referrers).body().contains(digest(sbom)));
    var filtered = registry.get(referrers + "?artifactType=text/other");
    assertTrue(filtered.body().contains("\"manifests\":[]"), filtered.body());
    assertEquals(
        "artifactType", filtered.headers().firstValue("OCI-Filters-Applied").orElse("none"));
  }

  @Test
  void deletesManifestsWithTheirTags() throws Exception {
    registry.pushBlob("user1/app", "{}");
    var manifest = manifest("{}");
    registry.send("PUT", "/v2/user1/app/manifests/1.0", manifest, "Content-Type", OCI);

    var path = "/v2/user1/app/manifests/" + digest(manifest);
    assertEquals(202, registry.send("DELETE", path, "").statusCode());

    assertError(404, "MANIFEST_UNKNOWN", registry.get(path));
    assertError(404, "MANIFEST_UNKNOWN", registry.get("/v2/user1/app/manifests/1.0"));
  }

  @Test
  void servesTheSameContentAfterARestart() throws Exception {
    registry.registry.content().put("rhoai-mlops/ui", "1", ImageContent.of(new ImageLayer()));
    registry.close();

    try (var restarted = new RegistryFixture(folder)) {
      assertEquals(200, restarted.get("/v2/rhoai-mlops/ui/manifests/1").statusCode());
    }
  }

  private static String manifest(String config) {
    return """
    {"schemaVersion":2,"config":{"mediaType":"application/json","digest":"%s","size":%d},"layers":[]}\
    """
        .formatted(digest(config), config.length());
  }

  private HttpResponse<String> anonymous(String method, String path) throws Exception {
    return as(null, method, path);
  }

  private HttpResponse<String> as(Participant who, String method, String path) throws Exception {
    return registry.send(who, method, path, BodyPublishers.noBody());
  }

  private static void assertError(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("{\"errors\":["), answer.body());
    assertTrue(answer.body().contains("\"" + code + "\""), answer.body());
  }
}
