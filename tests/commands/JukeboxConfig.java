/** The jukebox's config.yaml of test, and what the workshop's page writes into it. */
final class JukeboxConfig {
  static final String TEST = "model-deployments/test/jukebox/config.yaml";

  static final String PAGE =
      """
      ---
      chart_path: charts/model-deployment/simple
      name: jukebox
      version: "latest"
      image_repository: quay.io
      image_namespace: rhoai-mlops
      """;

  private JukeboxConfig() {}
}
