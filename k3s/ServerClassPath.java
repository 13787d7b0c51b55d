package k3s;

import embedded.serving.ModelServer;
import embedded.ui.UiContainer;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which jars of this program a server needs in its container. */
final class ServerClassPath {
  private static final List<String> JSON =
      List.of("jackson-annotations-", "jackson-core-3", "jackson-databind-3");

  private ServerClassPath() {}

  static List<Path> ofModelServer() {
    return jars(ModelServer.class, "onnxruntime-");
  }

  static List<Path> ofUi() {
    return jars(UiContainer.class);
  }

  private static List<Path> jars(Class<?> program, String... more) {
    var wanted = new ArrayList<>(JSON);
    wanted.addAll(List.of(more));
    var jars = new ArrayList<Path>();
    jars.add(ownJar(program));
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar -> wanted.stream().anyMatch(jar.getFileName().toString()::startsWith))
        .forEach(jars::add);
    return jars;
  }

  private static Path ownJar(Class<?> program) {
    try {
      return Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
