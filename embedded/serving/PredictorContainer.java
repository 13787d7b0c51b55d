package embedded.serving;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;

/**
 * The model server of an InferenceService: the runtime's container with the InferenceService's own
 * settings over it, and the volume of the ModelCar.
 */
final class PredictorContainer {
  private static final int DEFAULT_PORT = 8888;

  private final InferenceService service;
  private final Container runtime;
  private final NodeSize nodes;
  private final Container overrides;

  PredictorContainer(
      InferenceService service,
      ServingRuntime runtime,
      NodeSize nodes,
      KubernetesSerialization json)
      throws InvalidSpecException {
    this.service = service;
    this.nodes = nodes;
    this.runtime =
        runtime
            .container(json)
            .orElseThrow(
                () ->
                    new InvalidSpecException(
                        "InvalidPredictorSpec",
                        "ServingRuntime %s has no container %s"
                            .formatted(runtime.name(), ServingRuntime.CONTAINER)));
    this.overrides = service.overrides(json);
  }

  Container build() {
    var container =
        new ContainerBuilder(runtime)
            .withArgs(runtime.getArgs().stream().map(this::fill).toList())
            .addAllToArgs(overrides.getArgs())
            .addNewEnv()
            .withName("MODEL_INIT_MODE")
            .withValue("async")
            .endEnv()
            .addAllToEnv(overrides.getEnv())
            .addToVolumeMounts(ModelCar.mount())
            .editOrNewSecurityContext()
            .withRunAsUser(ModelCar.USER)
            .endSecurityContext();
    if (overrides.getResources() != null) {
      container.withResources(nodes.fit(overrides.getResources()));
    }
    if (overrides.getReadinessProbe() != null) {
      container.withReadinessProbe(overrides.getReadinessProbe());
    } else if (runtime.getReadinessProbe() == null) {
      // the model server listens when the model is loaded; KServe's default probe, but every second
      container
          .withNewReadinessProbe()
          .withNewTcpSocket()
          .withNewPort(port())
          .endTcpSocket()
          .withPeriodSeconds(1)
          .endReadinessProbe();
    }
    return container.build();
  }

  /** The place-holders that KServe fills in a runtime's arguments. */
  private String fill(String argument) {
    return argument
        .replaceAll("\\{\\{\\s*\\.Name\\s*}}", service.name())
        .replaceAll("\\{\\{\\s*\\.Namespace\\s*}}", service.namespace());
  }

  /** The port of the REST protocol: the first one that the runtime names. */
  int port() {
    List<ContainerPort> ports = runtime.getPorts();
    return ports.isEmpty() ? DEFAULT_PORT : ports.get(0).getContainerPort();
  }
}
