package platform;

import picocli.CommandLine.Option;

/** The options that say where things are; shared by all scripts that touch the platform. */
public final class PlaceOptions {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "your user name, such as user1 (environment: USER_NAME)")
  String user;

  @Option(
      names = "--cluster-domain",
      paramLabel = "DOMAIN",
      description = "the cluster's domain, such as apps.example.com (environment: CLUSTER_DOMAIN)")
  String clusterDomain;

  @Option(
      names = "--git-server",
      paramLabel = "HOST",
      description = "the Git server, if not gitea-gitea.<DOMAIN> (environment: GIT_SERVER)")
  String gitServer;

  @Option(
      names = "--gitops-dir",
      paramLabel = "DIR",
      description = "your clone of mlops-gitops (environment: MLOPS_GITOPS)")
  String gitopsDirectory;

  @Option(
      names = "--in-cluster",
      description =
          "use the pod's own service account, as pipelines do (environment:"
              + " JUKEBOX_IN_CLUSTER=true)")
  boolean inCluster;
}
