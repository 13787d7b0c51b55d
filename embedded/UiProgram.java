package embedded;

import embedded.content.SampleImages;
import embedded.ui.UiServer;
import embedded.workloads.ContainerProgram;
import embedded.workloads.ImageConfig;
import embedded.workloads.PodContext;
import embedded.workloads.RunningContainer;
import io.fabric8.kubernetes.api.model.Container;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;

/** Runs the jukebox's web server where a pod's image is labelled as such. */
final class UiProgram implements ContainerProgram {
  private final Path caFile;

  /**
   * @param caFile what its requests to the model's route trust
   */
  UiProgram(Path caFile) {
    this.caFile = caFile;
  }

  @Override
  public boolean runs(Container container, ImageConfig image) {
    return SampleImages.UI.equals(image.labels().get(SampleImages.RUNS_LABEL));
  }

  @Override
  public RunningContainer start(PodContext context) throws Exception {
    var environment = new HashMap<>(context.environment());
    environment.put("SSL_CERT_FILE", caFile.toString());
    var server = UiServer.start(0, environment);
    context.log("jukebox-ui listens on port " + server.port());
    return RunningContainer.server(URI.create("http://127.0.0.1:" + server.port()), server::close);
  }
}
