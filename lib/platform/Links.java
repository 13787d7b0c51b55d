package platform;

/** The pages where a person can see what a script did. */
public final class Links {
  private final Platform platform;
  private final String scheme;

  Links(Platform platform) {
    this.platform = platform;
    this.scheme = platform.profile().text(Profile.LINK_SCHEME).orElse("https");
  }

  /** A commit of mlops-gitops on the Git server. */
  public String commit(String sha) {
    return browsable(platform.repositoryUrl("mlops-gitops") + "/commit/" + sha);
  }

  /** An Application in the participant's Argo CD. */
  public String application(String name) {
    return browsable(
        platform.routeUrl("argocd-server", "toolings")
            + "/applications/"
            + platform.toolings()
            + "/"
            + name);
  }

  /** All Applications in the participant's Argo CD. */
  public String applications() {
    return browsable(platform.routeUrl("argocd-server", "toolings") + "/applications");
  }

  /** An environment's project in the OpenShift AI dashboard. */
  public String dashboard(String environment) {
    return browsable(
        "https://rhods-dashboard-redhat-ods-applications."
            + platform.clusterDomain()
            + "/projects/"
            + platform.namespace(environment));
  }

  /** A route's page, for example of {@code jukebox-ui} in {@code test}. */
  public String route(String route, String environment) {
    return browsable(platform.routeUrl(route, environment));
  }

  /** What a model says of itself, behind its endpoint. */
  public String model(String name, String environment) {
    return route(name, environment) + "/v2/models/" + name;
  }

  private String browsable(String url) {
    return url.replaceFirst("^https:", scheme + ":");
  }
}
