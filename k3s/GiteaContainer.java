package k3s;

import java.io.IOException;
import java.net.URI;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The workshop's Git server. */
final class GiteaContainer extends GenericContainer<GiteaContainer> {
  static final String ADMINISTRATOR = "instructor";
  private static final int PORT = 3000;

  GiteaContainer() {
    super(ContainerImages.gitea());
    withExposedPorts(PORT);
    withEnv("GITEA__database__DB_TYPE", "sqlite3");
    withEnv("GITEA__security__INSTALL_LOCK", "true");
    withEnv("GITEA__server__OFFLINE_MODE", "true");
    withEnv("GITEA__service__DISABLE_REGISTRATION", "true");
    withEnv("GITEA__webhook__ALLOWED_HOST_LIST", "*");
    withEnv("GITEA__log__LEVEL", "warn");
    waitingFor(Wait.forHttp("/api/healthz").forStatusCode(200));
  }

  /**
   * To be said before its start.
   *
   * @param publicAddress what its links and answers call it
   */
  GiteaContainer knownAs(String publicAddress) {
    return withEnv("GITEA__server__ROOT_URL", publicAddress + "/");
  }

  /** Makes the account that may make others. */
  void createAdministrator(String password) throws IOException, InterruptedException {
    var command =
        new String[] {
          "gitea",
          "admin",
          "user",
          "create",
          "--admin",
          "--must-change-password=false",
          "--username",
          ADMINISTRATOR,
          "--password",
          password,
          "--email",
          ADMINISTRATOR + "@example.com"
        };
    var made = execInContainer(ExecConfig.builder().user("git").command(command).build());
    if (made.getExitCode() != 0) {
      throw new IOException("Gitea makes no administrator: " + made.getStderr());
    }
  }

  /** Where this machine finds it; another port after each start of the container. */
  URI address() {
    return URI.create("http://localhost:" + new ContainerPorts(this).published(PORT));
  }
}
