package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;

/** What runs in the sandbox's containers: a program of this JVM in place of the image's own. */
public interface ContainerProgram {
  /**
   * Whether this program stands in for the container. A program that recognises a container without
   * having seen its image ({@link ImageConfig#UNKNOWN}) stands in for the image as well: it is
   * taken as present and not pulled. That is how runtime images work that are not in the sandbox's
   * registry.
   */
  boolean runs(Container container, ImageConfig image);

  /**
   * Starts it. Init containers have done their work when this returns.
   *
   * @throws Exception when the container would end with an error; the message becomes the last line
   *     of its log
   */
  RunningContainer start(PodContext context) throws Exception;
}
