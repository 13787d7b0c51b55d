package platform;

import console.Failure;

/**
 * Checks that the person is who the profile says, on the cluster it belongs to, before anything is
 * changed there.
 */
final class Login {
  private final Cluster cluster;
  private final Platform platform;
  private final boolean inCluster;
  private final String loginCommand;

  Login(Cluster cluster, Platform platform, boolean inCluster, String loginCommand) {
    this.cluster = cluster;
    this.platform = platform;
    this.inCluster = inCluster;
    this.loginCommand = loginCommand;
  }

  void check() {
    checkCluster();
    if (!inCluster) {
      checkUser(cluster.userName());
    }
  }

  private void checkCluster() {
    var expected = platform.profile().text(Profile.CLUSTER);
    if (expected.isPresent() && !inCluster && !expected.get().equals(cluster.server())) {
      throw Failure.denied(
          "you are logged in to "
              + cluster.server()
              + ", but the profile belongs to "
              + expected.get(),
          loginCommand);
    }
  }

  private void checkUser(String userName) {
    if (userName.startsWith("system:serviceaccount:")) {
      throw Failure.denied(
          "the cluster answers the service account "
              + userName
              + ", not "
              + platform.user()
              + ": your own login is missing or expired",
          loginCommand);
    }
    if (!userName.equals(platform.user())) {
      throw Failure.denied(
          "you are logged in as " + userName + ", but these are the things of " + platform.user(),
          loginCommand + ", or say --user " + userName);
    }
  }
}
