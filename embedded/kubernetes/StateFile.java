package embedded.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The store on disk: the first line has the version, every other line one object with its resource.
 */
final class StateFile {
  private StateFile() {}

  record State(long version, Map<ObjectId, ObjectNode> objects) {}

  static void write(Path file, State state) throws IOException {
    var directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    var unfinished = Files.createTempFile(directory, file.getFileName().toString(), ".new");
    try (var out = Files.newOutputStream(unfinished)) {
      out.write(Json.write(Json.object().put("resourceVersion", state.version())));
      out.write('\n');
      for (var entry : state.objects().entrySet()) {
        var line = Json.object().put("resource", entry.getKey().resource());
        line.set("object", entry.getValue());
        out.write(Json.write(line));
        out.write('\n');
      }
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  static State read(Path file) throws IOException {
    var objects = new TreeMap<ObjectId, ObjectNode>();
    long version = 1;
    try (var lines = Files.newBufferedReader(file)) {
      version =
          Json.read(lines.readLine().getBytes(StandardCharsets.UTF_8))
              .path("resourceVersion")
              .asLong(1);
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var entry = Json.readObject(line.getBytes(StandardCharsets.UTF_8));
        var object = (ObjectNode) entry.get("object");
        var metadata = Metadata.of(object);
        objects.put(
            new ObjectId(
                entry.path("resource").asString(""), metadata.namespace(), metadata.name()),
            object);
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return new State(version, objects);
  }
}
