package k3s;

import org.testcontainers.utility.DockerImageName;

/**
 * The images that the platform is made of. Each can be replaced by an environment variable, for a
 * machine that has to take them from somewhere else.
 */
final class ContainerImages {
  private ContainerImages() {}

  static DockerImageName node() {
    return image("K3S_IMAGE", "rancher/k3s:v1.34.4-k3s1").asCompatibleSubstituteFor("rancher/k3s");
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

  private static DockerImageName image(String variable, String otherwise) {
    var chosen = System.getenv(variable);
    return DockerImageName.parse(chosen == null || chosen.isBlank() ? otherwise : chosen);
  }
}
