package embedded.serving;

import embedded.workloads.ContainerProgram;
import embedded.workloads.ImageConfig;
import embedded.workloads.PodContext;
import embedded.workloads.RunningContainer;
import io.fabric8.kubernetes.api.model.Container;
import java.nio.file.Files;

/**
 * Stands in for the shell command of the init container of a ModelCar: the image must have a model.
 */
public final class ModelCarCheck implements ContainerProgram {
  @Override
  public boolean runs(Container container, ImageConfig image) {
    return container.getName().equals(ModelCar.INIT) && image != ImageConfig.UNKNOWN;
  }

  @Override
  public RunningContainer start(PodContext context) throws Exception {
    var folder = context.imageFolder(ModelCar.INIT, ModelCar.MODELS);
    try (var content = Files.list(folder)) {
      if (content.findAny().isEmpty()) {
        throw new ModelLoadException("the image has nothing in /models");
      }
    }
    context.log("the image holds a model in /models");
    return RunningContainer.IDLE;
  }
}
