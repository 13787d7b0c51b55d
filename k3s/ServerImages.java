package k3s;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import embedded.content.SampleImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.utility.DockerImageName;

/**
 * The images that the workshop's page takes for granted, put into the registry: the servers of the
 * embedded platform on a Java base, under the names that the charts use, and a first ModelCar.
 */
final class ServerImages {
  private static final AbsoluteUnixPath CLASS_PATH = AbsoluteUnixPath.get("/app");
  private static final AbsoluteUnixPath AUTHORITY = AbsoluteUnixPath.get("/etc/edge/ca.pem");

  private final String registry;
  private final Path caches;

  /**
   * @param registry host and port, plain http
   * @param caches where layers are put together
   */
  ServerImages(String registry, Path caches) {
    this.registry = registry;
    this.caches = caches;
  }

  void pushModelServer() throws Exception {
    push(
        server("embedded.serving.ModelServer", ServerClassPath.ofModelServer()),
        "modh/openvino_model_server:stable");
  }

  /**
   * @param caFile what the UI trusts when it asks the model through its route
   */
  void pushUi(Path caFile) throws Exception {
    var authority = FileEntriesLayer.builder().setName("authority");
    authority.addEntry(caFile, AUTHORITY);
    push(
        server("embedded.ui.UiContainer", ServerClassPath.ofUi())
            .addFileEntriesLayer(authority.build())
            .addEnvironmentVariable("SSL_CERT_FILE", AUTHORITY.toString())
            .setUser("1001"),
        SampleImages.UI_IMAGE);
  }

  void pushModelcarBase() throws Exception {
    push(base(ContainerImages.modelcarBase()), SampleImages.MODELCAR_BASE);
  }

  /**
   * @param model the directory of the model that the page deploys at first
   */
  void pushFirstModelcar(Path model) throws Exception {
    var layer = FileEntriesLayer.builder().setName("model");
    layer.addEntryRecursive(model, AbsoluteUnixPath.get("/models/1"));
    push(
        base(ContainerImages.modelcarBase()).addFileEntriesLayer(layer.build()),
        SampleImages.FIRST_MODELCAR);
  }

  private static JibContainerBuilder base(DockerImageName image) throws Exception {
    return Jib.from(DockerDaemonImage.named(image.asCanonicalNameString()));
  }

  private static JibContainerBuilder server(String mainClass, List<Path> classPath)
      throws Exception {
    var layer = FileEntriesLayer.builder().setName("program");
    for (var jar : classPath) {
      layer.addEntry(jar, CLASS_PATH.resolve(jar.getFileName().toString()));
    }
    return base(ContainerImages.java())
        .addFileEntriesLayer(layer.build())
        .setEntrypoint(command(mainClass));
  }

  private static List<String> command(String mainClass) {
    var command = new ArrayList<String>();
    command.add("java");
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx96m",
            "-Dsun.net.httpserver.nodelay=true"));
    command.addAll(List.of("-cp", CLASS_PATH + "/*", mainClass));
    return command;
  }

  private void push(JibContainerBuilder image, String name) throws Exception {
    image.containerize(
        Containerizer.to(RegistryImage.named(registry + "/" + name))
            .setToolName("workshop")
            .setAllowInsecureRegistries(true)
            .setBaseImageLayersCache(caches.resolve("base-layers"))
            .setApplicationLayersCache(caches.resolve("layers")));
  }
}
