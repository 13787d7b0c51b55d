package embedded.serving;

import embedded.workloads.ContainerProgram;
import embedded.workloads.ImageConfig;
import embedded.workloads.PodContext;
import embedded.workloads.RunningContainer;
import io.fabric8.kubernetes.api.model.Container;
import java.util.Map;

/**
 * Runs the kserve-container of a predictor in this JVM. The runtime's own image is not needed:
 * whatever model server the ServingRuntime names, {@link ModelServer} stands in for it, with the
 * model of the pod's ModelCar.
 */
public final class ModelServerProgram implements ContainerProgram {
  @Override
  public boolean runs(Container container, ImageConfig image) {
    return container.getName().equals(ServingRuntime.CONTAINER);
  }

  @Override
  public RunningContainer start(PodContext context) throws Exception {
    var arguments = context.container().getArgs().toArray(String[]::new);
    var asked = ModelServerArguments.parse(arguments, Map.copyOf(context.environment()));
    var model = context.imageFolder(ModelCar.SIDECAR, ModelCar.MODELS);
    var server = ModelServer.start(asked.servedFrom(model));
    context.log("model %s version %s ready".formatted(asked.modelName(), server.modelVersion()));
    return RunningContainer.server(server.address(), server::close);
  }
}
