import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import platform.Profile;
import platform.Trust;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The participant's {@code jukebox} images, as the registry serves them to anybody. */
final class Images {
  private final Desk desk;
  private final HttpClient http;

  private Images(Desk desk) {
    var profile =
        new Profile(
            desk.profile(), Map.of(Profile.CA_FILE, desk.seat().address().caFile().toString()));
    this.desk = desk;
    this.http = HttpClient.newBuilder().sslContext(Trust.context(profile).orElseThrow()).build();
  }

  static Images of(Desk desk) {
    return new Images(desk);
  }

  /** All tags; none where nothing was pushed. */
  List<String> tags() throws IOException, InterruptedException {
    var answer = get("tags/list", "application/json");
    var tags = new ArrayList<String>();
    if (answer.statusCode() == 200) {
      json(answer).path("tags").forEach(tag -> tags.add(tag.asString()));
    }
    return tags;
  }

  /** The digest that the registry has a tag under. */
  String digest(String tag) throws IOException, InterruptedException {
    return manifestAnswer(tag).headers().firstValue("Docker-Content-Digest").orElseThrow();
  }

  JsonNode manifest(String reference) throws IOException, InterruptedException {
    return json(manifestAnswer(reference));
  }

  /** The image's configuration: user, creation time, the layers' diff ids. */
  JsonNode config(String reference) throws IOException, InterruptedException {
    var digest = manifest(reference).at("/config/digest").asString();
    return json(get("blobs/" + digest, "*/*"));
  }

  /** The entries of the layer that the model is in, the last one, by their path. */
  Map<String, TarArchiveEntry> modelLayer(String reference)
      throws IOException, InterruptedException {
    var layers = manifest(reference).path("layers");
    var digest = layers.get(layers.size() - 1).path("digest").asString();
    var entries = new TreeMap<String, TarArchiveEntry>();
    var bytes = new ByteArrayInputStream(get("blobs/" + digest, "*/*").body());
    try (var tar = new TarArchiveInputStream(bytes)) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.put(entry.getName(), entry);
      }
    }
    return entries;
  }

  private HttpResponse<byte[]> manifestAnswer(String reference)
      throws IOException, InterruptedException {
    var answer = get("manifests/" + reference, "application/vnd.oci.image.manifest.v1+json");
    if (answer.statusCode() != 200) {
      throw new AssertionError("the registry does not have " + reference);
    }
    return answer;
  }

  private HttpResponse<byte[]> get(String path, String accept)
      throws IOException, InterruptedException {
    var participant = desk.seat().participant();
    var account = participant.name() + ":" + participant.password();
    var basic = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    var registry = "https://" + desk.seat().address().registry();
    var uri = URI.create(registry + "/v2/" + desk.user() + "/jukebox/" + path);
    var request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Basic " + basic)
            .header("Accept", accept)
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }
}
