package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The surroundings of a container on the sandbox's node. */
record NodeContext(Pod pod, Container container, ImageConfig image, NodeImages images, PodLogs logs)
    implements PodContext {
  @Override
  public Map<String, String> environment() {
    var environment = new HashMap<>(image.environment());
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValueFrom() == null) {
        environment.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue());
      }
    }
    return environment;
  }

  @Override
  public Path imageFolder(String name, String folder) throws IOException {
    var spec = pod.getSpec();
    var image =
        Stream.concat(spec.getContainers().stream(), spec.getInitContainers().stream())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IOException("the pod has no container " + name))
            .getImage();
    try {
      var pulled = images.isPresent(image) ? images.get(image) : images.pull(image);
      return images.folder(pulled, folder);
    } catch (ImagePullException unavailable) {
      throw new IOException(unavailable.getMessage(), unavailable);
    }
  }

  @Override
  public void log(String text) {
    var metadata = pod.getMetadata();
    logs.append(metadata.getNamespace(), metadata.getName(), container.getName(), text);
  }
}
