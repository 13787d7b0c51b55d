import java.util.List;

/**
 * An Application that cannot be deployed, and what the script must say about it.
 *
 * @param name of the Application without its environment
 * @param config its config.yaml
 * @param words that the one sentence must have
 */
record Trouble(String name, String environment, String config, List<String> words) {
  static Trouble in(String environment, String name, String config, String... words) {
    return new Trouble(name, environment, config, List.of(words));
  }

  String file() {
    return "model-deployments/" + environment + "/" + name + "/config.yaml";
  }

  @Override
  public String toString() {
    return name;
  }
}
