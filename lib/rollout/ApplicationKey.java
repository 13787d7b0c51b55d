package rollout;

/**
 * Which Application is meant.
 *
 * @param name of the folder with its config.yaml, for example {@code jukebox}
 * @param environment for example {@code test}
 */
public record ApplicationKey(String name, String environment) {
  /** Its name in Argo CD, for example {@code jukebox-test}. */
  public String application() {
    return name + "-" + environment;
  }
}
