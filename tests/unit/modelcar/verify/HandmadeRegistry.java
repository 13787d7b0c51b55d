package modelcar.verify;

import com.sun.net.httpserver.HttpExchange;
import console.Console;
import console.Workbench;
import embedded.edge.PlainServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelcar.ModelFiles;
import modelcar.layers.DigestCache;
import modelcar.push.LayerDigests;
import platform.Profile;
import platform.RegistryAccounts;
import registry.Digest;
import registry.ImageReference;
import registry.MediaTypes;
import registry.Patience;
import registry.Registries;
import registry.Retries;

/** A registry that serves what a test has put into it, right or wrong. */
final class HandmadeRegistry implements AutoCloseable {
  private static final Patience PATIENCE =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          1,
          Duration.ofMillis(1),
          Duration.ofMillis(1));

  final List<String> asked = new ArrayList<>();
  private final Map<String, byte[]> contents = new HashMap<>();
  private final Map<String, Integer> announced = new HashMap<>();
  private final Workbench workbench;
  private final PlainServer server = new PlainServer(this::serve);

  HandmadeRegistry(Path home) throws IOException {
    var nothing = new PrintStream(OutputStream.nullOutputStream());
    workbench = new Workbench(Map.of(), home, home, nothing, nothing, false);
  }

  /** Serves a manifest with these layers under a tag; returns its digest. */
  String image(String tag, String... layerDigests) {
    var layers = new ArrayList<String>();
    for (var digest : layerDigests) {
      var bytes = contents.getOrDefault("blobs/" + digest, new byte[] {0});
      layers.add("{\"digest\": \"" + digest + "\", \"size\": " + bytes.length + "}");
    }
    return manifest(
        tag, "{\"mediaType\": \"" + MediaTypes.MANIFEST + "\", \"layers\": " + layers + "}");
  }

  String manifest(String tag, String json) {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    contents.put("manifests/" + tag, bytes);
    contents.put("manifests/" + digest(bytes), bytes);
    return digest(bytes);
  }

  /** Serves a layer; returns its digest. */
  String layer(byte[] bytes) {
    contents.put("blobs/" + digest(bytes), bytes);
    return digest(bytes);
  }

  /** Serves something else under this path from now on. */
  void replace(String path, byte[] bytes) {
    contents.put(path, bytes);
  }

  /** Closes the connection after this many bytes. */
  void cutOff(String path, int length) {
    announced.put(path, contents.get(path).length);
    contents.put(path, java.util.Arrays.copyOf(contents.get(path), length));
  }

  static String digest(byte[] bytes) {
    return Digest.of(bytes).text();
  }

  ModelcarCheck.Found compare(String reference, Path model) throws Exception {
    var profile = new Profile(workbench.home().resolve("profile.yaml"), Map.of());
    var accounts = new RegistryAccounts(workbench, profile);
    var name = new ImageReference("localhost:" + server.port(), "me/jukebox", reference);
    var registries =
        new Registries(
            workbench,
            profile,
            accounts,
            Set.of(name.registry()),
            new Retries(PATIENCE, (what, why, pause) -> {}));
    var digests = new LayerDigests(new DigestCache(workbench.home().resolve("cache")));
    return new ModelcarCheck(registries, new KnownLayers(digests), new Console(workbench))
        .compare(name, "models/1", ModelFiles.of(model));
  }

  private void serve(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().replaceFirst("^/v2/(me/jukebox/)?", "");
    var isHead = exchange.getRequestMethod().equals("HEAD");
    asked.add(exchange.getRequestMethod() + " " + path);
    var content = path.isEmpty() ? new byte[] {} : contents.get(path);
    try (exchange) {
      if (path.equals("manifests/secret")) {
        exchange.sendResponseHeaders(401, -1);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", mediaType(content));
        if (isHead) {
          exchange.sendResponseHeaders(200, -1);
        } else {
          exchange.sendResponseHeaders(200, announced.getOrDefault(path, content.length));
          exchange.getResponseBody().write(content);
        }
      }
    }
  }

  private static String mediaType(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).contains("image.index")
        ? MediaTypes.INDEX
        : MediaTypes.MANIFEST;
  }

  @Override
  public void close() {
    server.close();
  }
}
