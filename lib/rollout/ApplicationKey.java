package rollout;

/**
 * Which Application is meant.
 *
 * @param name of the folder with its config.yaml, for example {@code jukebox}
 * @param environment for example {@code test}
 */
public record ApplicationKey(String name, String environment) {}
