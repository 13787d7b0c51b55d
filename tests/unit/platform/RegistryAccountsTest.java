package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which files an account is looked for, and under which names. */
@Tag("unit")
class RegistryAccountsTest {
  private static final String INTERNAL = "image-registry.openshift-image-registry.svc:5000";

  @TempDir Path directory;
  private PersonsHome home;

  @BeforeEach
  void noAccountsYet() {
    home = new PersonsHome(directory);
  }

  @Test
  void theFirstFileThatHasAnAccountWins() throws Exception {
    assertUser("none");
    home.writeAccount(".docker/config.json", "quay.io", "dockers");
    assertUser("dockers");
    home.writeAccount(".config/containers/auth.json", "quay.io", "podmans");
    assertUser("podmans");
    home.export("XDG_RUNTIME_DIR", directory.resolve("run"));
    home.writeAccount("run/containers/auth.json", "quay.io", "podman-logins");
    assertUser("podman-logins");
    home.remember(
        Profile.REGISTRY_CONFIG, home.writeAccount("profiles.json", "quay.io", "profiles"));
    assertUser("profiles");
    home.writeAccount("docker/config.json", "quay.io", "docker-configs");
    home.export("DOCKER_CONFIG", directory.resolve("docker"));
    assertUser("docker-configs");
    home.export(
        "REGISTRY_AUTH_FILE", home.writeAccount("chosen.json", "quay.io", "registry-auth-files"));
    assertUser("registry-auth-files");

    var option = home.writeAccount("option.json", "quay.io", "options");
    assertEquals("options", home.accountsOf(option).of("quay.io").orElseThrow().user());
  }

  @Test
  void aFileWithoutTheAccountIsPassedBy() throws Exception {
    home.writeAccount(".docker/config.json", "quay.io", "dockers");
    home.export("DOCKER_CONFIG", directory.resolve("nowhere"));
    home.writeAccount(".config/containers/auth.json", "docker.io", "somebody");
    home.remember(Profile.REGISTRY_CONFIG, home.write("broken.json", "{"));

    assertUser("none"); // DOCKER_CONFIG stands in for ~/.docker
    home.writeAccount("run/containers/auth.json", "quay.io", "podman-logins");
    home.export("XDG_RUNTIME_DIR", directory.resolve("run"));
    assertUser("podman-logins");
  }

  // podman in a container, where no session made a directory
  @Test
  void withoutARuntimeDirectoryPodmanHasOneOfItsOwn() throws Exception {
    home.writeAccount("podman/auth.json", "quay.io", "podman-logins");
    home.writeAccount(".config/containers/auth.json", "quay.io", "configured");

    assertUser("podman-logins");
    home.export("XDG_RUNTIME_DIR", directory.resolve("run"));
    assertUser("configured");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker.io",
        "index.docker.io",
        "registry-1.docker.io",
        "https://index.docker.io/v1/",
        "index.docker.io/v1/",
        "https://registry-1.docker.io/v2/",
        "docker.io/me",
        "docker.io/me/jukebox",
        "registry-1.docker.io/me"
      })
  void dockerHubHasManyNames(String key) throws Exception {
    home.writeAccount(".docker/config.json", key, "hubs");

    for (var name : List.of("docker.io", "index.docker.io", "registry-1.docker.io")) {
      assertEquals("hubs", user(name, "me/jukebox"));
    }
    assertEquals(key.contains("/me") ? "none" : "hubs", user("docker.io", "you/jukebox"));
    assertEquals("none", user("quay.io", "me/jukebox"));
  }

  @Test
  void theClosestKeyWinsOnDockerHubToo() throws Exception {
    home.write(
        ".docker/config.json",
        """
        {"auths": {"docker.io": %s, "https://index.docker.io/v1/": %s, "index.docker.io/me": %s}}
        """
            .formatted(
                PersonsHome.auth("podmans"),
                PersonsHome.auth("dockers"),
                PersonsHome.auth("namespaces")));

    assertEquals("namespaces", user("registry-1.docker.io", "me/jukebox"));
    assertEquals("podmans", user("registry-1.docker.io", "you/jukebox"));
  }

  @Test
  void aChosenFileIsTheOnlyOne() throws Exception {
    home.writeAccount(".docker/config.json", "quay.io", "dockers");
    var empty = home.write("empty.json", "{}");

    assertEquals(Optional.empty(), home.accountsOf(empty).of("quay.io"));
    home.export("REGISTRY_AUTH_FILE", empty);
    assertUser("none");
  }

  @Test
  void aChosenFileMustBeOne() throws Exception {
    for (var wrong : new Path[] {directory.resolve("nowhere"), home.write("wrong", "user:pw")}) {
      var failure = assertThrows(Failure.class, () -> home.accountsOf(wrong));

      assertEquals(2, failure.exitCode());
      assertTrue(failure.getMessage().contains(wrong.toString()), failure.getMessage());
      assertFalse(failure.getMessage().contains("user:pw"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".dockerconfigjson", "config.json", "auth.json"})
  void aMountedSecretIsADirectory(String name) throws Exception {
    home.writeAccount("secret/" + name, "quay.io", "pipelines");

    var accounts = home.accountsOf(directory.resolve("secret"));

    assertEquals("pipelines", accounts.of("quay.io").orElseThrow().user());
  }

  @Test
  void anOlderSecretHasTheAccountsOnTop() throws Exception {
    home.write("secret/.dockercfg", "{\"quay.io\": " + PersonsHome.auth("builder") + "}");

    var accounts = home.accountsOf(directory.resolve("secret"));

    assertEquals("builder", accounts.of("quay.io").orElseThrow().user());
  }

  @Test
  void theClosestKeyWins() throws Exception {
    home.write(
        ".docker/config.json",
        """
        {"auths": {"quay.io": %s, "quay.io/me": %s, "quay.io/me/jukebox": %s}}
        """
            .formatted(
                PersonsHome.auth("registrys"),
                PersonsHome.auth("namespaces"),
                PersonsHome.auth("repositorys")));

    assertEquals("repositorys", user("quay.io", "me/jukebox"));
    assertEquals("namespaces", user("quay.io", "me/other"));
    assertEquals("registrys", user("quay.io", "you/jukebox"));
    assertEquals("registrys", user("quay.io", "me-too/jukebox"));
    assertEquals("registrys", user("quay.io", ""));
    assertEquals("none", user("quay.io:443", "me/jukebox"));
  }

  @Test
  void dockerLoginWritesUrls() throws Exception {
    home.write(
        ".docker/config.json",
        """
        {"auths": {"https://index.docker.io/v1/": %s, "https://quay.io": %s}}
        """
            .formatted(PersonsHome.auth("hubs"), PersonsHome.auth("quays")));

    assertEquals("hubs", user("docker.io", "me/jukebox"));
    assertEquals("hubs", user("registry-1.docker.io", "me/jukebox"));
    assertEquals("quays", user("quay.io", "me/jukebox"));
  }

  @Test
  void anAccountIsWrittenInSeveralWays() throws Exception {
    home.write(
        ".docker/config.json",
        """
        {"auths": {
          "a.example.com": {"username": "fields", "password": "p"},
          "b.example.com": {"auth": "dXNlcjo=", "identitytoken": "refresh"},
          "c.example.com": {},
          "d.example.com": {"auth": "not base64!"}}}
        """);

    assertEquals("fields", user("a.example.com", ""));
    var token = home.accounts().of("b.example.com").orElseThrow();
    assertTrue(token.isIdentityToken());
    assertEquals("refresh", token.password());
    assertEquals("none", user("c.example.com", ""));
    assertEquals("none", user("d.example.com", ""));
  }

  @Test
  void thePodsServiceAccountIsForTheInternalRegistryOnly() throws Exception {
    home.write("pod/token", "the-token\n");

    var accounts = home.accountsInPod();

    assertEquals("the-token", accounts.of(INTERNAL, "me/jukebox").orElseThrow().password());
    assertEquals(Optional.empty(), accounts.of("quay.io"));
    assertEquals(Optional.empty(), accounts.of(INTERNAL + ".evil.example.com"));
    assertTrue(accounts.explain(INTERNAL, "me/jukebox").contains("service account"));
  }

  @Test
  void anAccountForTheInternalRegistryComesBeforeThePods() throws Exception {
    home.write("pod/token", "the-token");
    home.writeAccount(".docker/config.json", INTERNAL, "mine");

    assertEquals("mine", home.accountsInPod().of(INTERNAL, "me/jukebox").orElseThrow().user());
  }

  @Test
  void theExplanationNamesTheSourceAndNoSecret() throws Exception {
    home.writeAccount(".docker/config.json", "quay.io", "me");

    var explained = home.accounts().explain("quay.io", "me/jukebox");

    assertTrue(explained.contains(directory.resolve(".docker/config.json").toString()), explained);
    assertFalse(explained.contains("me's-secret"), explained);
    var account = home.accounts().of("quay.io").orElseThrow();
    assertFalse(account.toString().contains("secret"), account.toString());
  }

  @Test
  void theExplanationNamesAllPlacesWhereNothingWasFound() throws Exception {
    home.export("DOCKER_CONFIG", directory.resolve("docker"));
    home.write("docker/config.json", "{");

    var explained = home.accounts().explain("quay.io", "me/jukebox");

    var docker = directory.resolve("docker").resolve("config.json");
    assertTrue(explained.startsWith("no account for quay.io was found in "), explained);
    assertTrue(explained.contains(docker + " (it is not JSON)"), explained);
    assertTrue(
        explained.contains(
            directory.resolve(".config/containers/auth.json") + " (it does not exist)"),
        explained);
    assertFalse(explained.contains("serviceaccount"), explained);
  }

  @Test
  void theAuthorityOfTheClustersServicesIsTrusted() throws Exception {
    assertTrue(Trust.registryContext(home.profile(), home.pod()).isEmpty());
    var ca = home.write("pod/service-ca.crt", "no certificate");
    assertTrue(Files.exists(ca));

    var failure =
        assertThrows(Failure.class, () -> Trust.registryContext(home.profile(), home.pod()));
    assertTrue(failure.getMessage().contains("service-ca.crt"), failure.getMessage());
  }

  private void assertUser(String expected) {
    assertEquals(expected, user("quay.io", ""));
  }

  private String user(String registry, String repository) {
    return home.accounts()
        .of(registry, repository)
        .map(RegistryAccounts.Account::user)
        .orElse("none");
  }
}
