package platform;

import java.util.ArrayList;
import java.util.List;

/**
 * Under which names an account for a repository may be kept.
 *
 * @param registry host, and port if any
 * @param repository in the registry, such as {@code me/jukebox}; empty where only the registry is
 *     asked for
 */
record RegistryKey(String registry, String repository) {
  private static final String DOCKER_HUB = "https://index.docker.io/v1/";

  /** In images, in docker's and in podman's files. */
  private static final List<String> NAMES_OF_DOCKER_HUB =
      List.of("docker.io", "index.docker.io", "registry-1.docker.io");

  /**
   * The keys for the repository, the closest first (containers-auth.json(5)): {@code
   * quay.io/me/jukebox}, {@code quay.io/me}, {@code quay.io}. Docker Hub has several names.
   */
  List<String> keys() {
    var keys = new ArrayList<String>();
    for (var path = repository; !path.isEmpty(); path = parent(path)) {
      for (var name : names()) {
        keys.add(name + "/" + path);
      }
    }
    keys.addAll(names());
    return keys;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private List<String> names() {
    return isDockerHub(registry) ? NAMES_OF_DOCKER_HUB : List.of(registry);
  }

  /**
   * Whether a key means this registry as a whole: its host, or a URL as {@code docker login} wrote
   * it.
   */
  boolean isMeantBy(String key) {
    return names().contains(hostOf(key));
  }

  /** What credential helpers know the registry by: its host, but Docker Hub by its first URL. */
  String server() {
    return isDockerHub(registry) ? DOCKER_HUB : registry;
  }

  private static boolean isDockerHub(String host) {
    return NAMES_OF_DOCKER_HUB.contains(host);
  }

  // docker's first API had its version in the key; what else follows a host without a scheme is a
  // namespace
  private static String hostOf(String key) {
    var withoutScheme = key.replaceFirst("^https?://", "");
    var host = withoutScheme.replaceFirst("/.*", "");
    boolean isWhole = !withoutScheme.equals(key) || key.matches("[^/]+(/v[12])?/?");
    return isWhole ? host : key;
  }
}
