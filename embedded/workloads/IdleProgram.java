package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;

/**
 * Stands in for every image that the sandbox has no program for: it runs, is ready and does
 * nothing.
 */
final class IdleProgram implements ContainerProgram {
  @Override
  public boolean runs(Container container, ImageConfig image) {
    return image != ImageConfig.UNKNOWN;
  }

  @Override
  public RunningContainer start(PodContext context) {
    return RunningContainer.IDLE;
  }
}
