package platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Under which names an account for a repository may be kept.
 *
 * @param registry host, and port if any
 * @param repository in the registry, such as {@code me/jukebox}; empty where only the registry is
 *     asked for
 */
record RegistryKey(String registry, String repository) {
  private static final String DOCKER_HUB = "https://index.docker.io/v1/";
  private static final Set<String> NAMES_OF_DOCKER_HUB =
      Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

  /**
   * The keys for the repository, the closest first (containers-auth.json(5)): {@code
   * quay.io/me/jukebox}, {@code quay.io/me}, {@code quay.io}.
   */
  List<String> keys() {
    var keys = new ArrayList<String>();
    var key = repository.isEmpty() ? registry : registry + "/" + repository;
    for (; key.contains("/"); key = key.substring(0, key.lastIndexOf('/'))) {
      keys.add(key);
    }
    keys.add(key);
    return keys;
  }

  /** Whether a key that {@code docker login} wrote as a URL means this registry. */
  boolean isMeantBy(String key) {
    return normalized(hostOf(key)).equals(normalized(registry));
  }

  /** What credential helpers know the registry by: its host, but Docker Hub by its first URL. */
  String server() {
    return NAMES_OF_DOCKER_HUB.contains(registry) ? DOCKER_HUB : registry;
  }

  private static String hostOf(String key) {
    var withoutScheme = key.replaceFirst("^https?://", "");
    return withoutScheme.equals(key) ? key : withoutScheme.replaceFirst("/.*", "");
  }

  private static String normalized(String host) {
    return NAMES_OF_DOCKER_HUB.contains(host) ? "docker.io" : host;
  }
}
