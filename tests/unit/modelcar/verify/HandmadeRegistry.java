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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelcar.ModelFiles;
import platform.ImageAddress;
import platform.Profile;
import platform.RegistryAccounts;
import platform.RegistryReader;

/** A registry that serves what a test has put into it, right or wrong. */
final class HandmadeRegistry implements AutoCloseable {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

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
      layers.add("{\"digest\": \"" + digest + "\", \"size\": 1}");
    }
    return manifest(tag, "{\"mediaType\": \"" + MANIFEST + "\", \"layers\": " + layers + "}");
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
    var hash = FileDigest.newHash();
    hash.update(bytes);
    return "sha256:" + FileDigest.hex(hash);
  }

  ModelcarCheck.Found compare(String reference, Path model) throws Exception {
    var profile = new Profile(workbench.home().resolve("profile.yaml"), Map.of());
    var accounts = new RegistryAccounts(workbench, profile);
    var reader = new RegistryReader(profile, accounts, true);
    var address = new ImageAddress("localhost:" + server.port(), "me/jukebox", reference);
    return new ModelcarCheck(reader, new Console(workbench))
        .compare(address, "models/1", ModelFiles.of(model));
  }

  private void serve(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().substring("/v2/me/jukebox/".length());
    asked.add(path);
    var content = contents.get(path);
    try (exchange) {
      if (path.equals("manifests/secret")) {
        exchange.sendResponseHeaders(401, -1);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.sendResponseHeaders(200, announced.getOrDefault(path, content.length));
        exchange.getResponseBody().write(content);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
