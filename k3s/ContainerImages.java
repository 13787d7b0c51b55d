package k3s;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.testcontainers.utility.DockerImageName;

/**
 * The images that the platform is made of. Each can be replaced by an environment variable, for a
 * machine that has to take them from somewhere else.
 */
final class ContainerImages {
  /** What replaces them, in the order of {@link #all()}. */
  static final List<String> VARIABLES =
      List.of("K3S_IMAGE", "GITEA_IMAGE", "REGISTRY_IMAGE", "MODELCAR_BASE_IMAGE", "JAVA_IMAGE");

  private static final String K3S = "rancher/k3s";

  private ContainerImages() {}

  static DockerImageName node() {
    return image("K3S_IMAGE", K3S + ":v1.34.4-k3s1").asCompatibleSubstituteFor(K3S);
  }

  static DockerImageName gitea() {
    return image("GITEA_IMAGE", "gitea/gitea:1.26.0");
  }

  static DockerImageName registry() {
    return image("REGISTRY_IMAGE", "registry:3");
  }

  /** A shell, {@code ln} and {@code sleep}: what a ModelCar needs beside the model. */
  static DockerImageName modelcarBase() {
    return image("MODELCAR_BASE_IMAGE", "busybox:stable");
  }

  /** What our servers run on in pods. */
  static DockerImageName java() {
    return image("JAVA_IMAGE", "eclipse-temurin:17-jre");
  }

  /** All of them, and the one with which Testcontainers cleans up, unless that is switched off. */
  static List<DockerImageName> all() {
    var images = new ArrayList<>(List.of(node(), gitea(), registry(), modelcarBase(), java()));
    if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
      images.add(DockerImageName.parse("testcontainers/ryuk:0.14.0"));
    }
    return images;
  }

  private static DockerImageName image(String variable, String otherwise) {
    var chosen = Optional.ofNullable(System.getenv(variable)).filter(it -> !it.isBlank());
    return DockerImageName.parse(chosen.orElse(otherwise));
  }
}
