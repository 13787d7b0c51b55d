package platform;

import console.Failure;

/** Finds out before the first change whether the participant may make it. */
public final class Access {
  private final Cluster cluster;
  private final Platform platform;

  public Access(Cluster cluster, Platform platform) {
    this.cluster = cluster;
    this.platform = platform;
  }

  /**
   * @param group the API group, empty for the core group
   * @throws Failure when the namespace does not exist or is not ours (exit code 1), or this is not
   *     allowed there (5)
   */
  public void require(String verb, String group, String resource, String namespace) {
    requireNamespace(namespace);
    if (!cluster.may(verb, group, resource, namespace)) {
      throw Failure.denied(
          platform.user() + " may not " + verb + " " + resource + " in " + namespace,
          "oc auth can-i "
              + verb
              + " "
              + resource
              + " -n "
              + namespace
              + ", then ask your instructor");
    }
  }

  private void requireNamespace(String namespace) {
    if (!cluster.shows(namespace)) {
      throw Failure.content(
          "the namespace "
              + namespace
              + " does not exist on "
              + cluster.server()
              + ", or is not yours",
          "check the user name, then ask your instructor");
    }
  }
}
