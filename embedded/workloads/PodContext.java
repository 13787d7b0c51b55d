package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What a program finds around it when it is started in a container. */
public interface PodContext {
  Pod pod();

  /** The container as the pod describes it. */
  Container container();

  /**
   * The image's environment with the container's {@code env} on top. Values that come from
   * ConfigMaps, Secrets or fields are left out.
   */
  Map<String, String> environment();

  /**
   * A folder from the image of a container of this pod, as a volume or a shared process namespace
   * would show it.
   *
   * @param container the name of one of the pod's containers or init containers
   * @param folder a path in its image, without leading slash
   * @throws IOException when the image is not there or cannot be unpacked
   */
  Path imageFolder(String container, String folder) throws IOException;

  /** Writes to the container's log. */
  void log(String text);
}
