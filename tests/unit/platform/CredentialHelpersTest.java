package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credential helpers are programs that are started and asked. */
@Tag("unit")
@Timeout(60)
class CredentialHelpersTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @TempDir Path directory;
  private PersonsHome home;

  @BeforeEach
  void aHelperOnThePath() throws Exception {
    assumeTrue(Files.isExecutable(SHELL), "the helper of this test is a shell script");
    home = new PersonsHome(directory);
    home.export("PATH", directory.resolve("bin"));
    helper(
        "keeper",
        """
        [ "$1" = get ] || exit 2
        IFS= read -r server
        echo "$server" >> "$HOME/asked"
        case "$server" in
        quay.io|https://index.docker.io/v1/)
          echo '{"ServerURL":"'$server'","Username":"keepers","Secret":"'$SECRET'"}' ;;
        token.example.com) echo '{"Username":"<token>","Secret":"refresh"}' ;;
        odd.example.com) echo 'the-secret, but no JSON' ;;
        broken.example.com) echo 'the-secret'; exit 1 ;;
        *) echo 'credentials not found in native keychain'; exit 1 ;;
        esac
        """);
    home.export("SECRET", "from-the-helper");
  }

  @Test
  void theStoreIsAskedForAllRegistries() throws Exception {
    home.write(".docker/config.json", "{\"credsStore\": \"keeper\", \"auths\": {\"quay.io\": {}}}");

    var account = home.accounts().of("quay.io", "me/jukebox").orElseThrow();

    assertEquals("keepers", account.user());
    assertEquals("from-the-helper", account.password());
    assertTrue(account.source().startsWith("docker-credential-keeper, named in "));
  }

  @Test
  void aHelperIsAskedForItsRegistryOnlyAndFirst() throws Exception {
    home.write(
        ".docker/config.json",
        """
        {"credHelpers": {"quay.io": "keeper"}, "auths": {"quay.io": %s, "other.io": %s}}
        """
            .formatted(PersonsHome.auth("kept"), PersonsHome.auth("others")));

    assertEquals("keepers", home.accounts().of("quay.io").orElseThrow().user());
    assertEquals("others", home.accounts().of("other.io").orElseThrow().user());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker.io",
        "index.docker.io",
        "registry-1.docker.io",
        "https://index.docker.io/v1/"
      })
  void aHelperOfDockerHubIsNamedInManyWays(String name) throws Exception {
    home.write(".docker/config.json", "{\"credHelpers\": {\"" + name + "\": \"keeper\"}}");

    var account = home.accounts().of("registry-1.docker.io", "me/jukebox").orElseThrow();

    assertEquals("keepers", account.user());
    assertEquals("https://index.docker.io/v1/\n", Files.readString(directory.resolve("asked")));
  }

  @Test
  void whatIsWrittenInTheFileComesBeforeTheStore() throws Exception {
    home.write(
        ".docker/config.json",
        "{\"credsStore\": \"keeper\", \"auths\": {\"quay.io\": " + PersonsHome.auth("kept") + "}}");

    assertEquals("kept", home.accounts().of("quay.io").orElseThrow().user());
  }

  @Test
  void dockerHubIsAskedForByItsFirstName() throws Exception {
    home.write(".docker/config.json", "{\"credsStore\": \"keeper\"}");

    assertEquals("keepers", home.accounts().of("docker.io").orElseThrow().user());
  }

  @Test
  void anIdentityToken() throws Exception {
    home.write(".docker/config.json", "{\"credsStore\": \"keeper\"}");

    assertTrue(home.accounts().of("token.example.com").orElseThrow().isIdentityToken());
  }

  @Test
  void aHelperThatHasNoneLetsTheNextFileSay() throws Exception {
    home.write(".config/containers/auth.json", "{\"credsStore\": \"keeper\"}");
    home.writeAccount(".docker/config.json", "other.io", "dockers");

    assertEquals("dockers", home.accounts().of("other.io").orElseThrow().user());
    var explained = home.accounts().explain("unknown.io", "");
    assertFalse(explained.contains("ended with"), explained);
  }

  @Test
  void aHelperThatDoesNotWorkIsNamedAndRepeatedNowhere() throws Exception {
    home.write(".docker/config.json", "{\"credsStore\": \"keeper\"}");

    var odd = home.accounts().explain("odd.example.com", "");
    var broken = home.accounts().explain("broken.example.com", "");

    assertTrue(odd.contains("(docker-credential-keeper did not answer with JSON)"), odd);
    assertTrue(broken.contains("(docker-credential-keeper ended with 1)"), broken);
    assertFalse((odd + broken).contains("the-secret"), odd + broken);
  }

  @Test
  void aHelperThatIsNotInstalled() throws Exception {
    home.write(".docker/config.json", "{\"credsStore\": \"desktop\"}");

    var explained = home.accounts().explain("quay.io", "");

    assertTrue(explained.contains("docker-credential-desktop is not on the PATH"), explained);
  }

  @Test
  void aNameIsNoPath() throws Exception {
    helper("evil", "echo '{\"Username\":\"u\",\"Secret\":\"s\"}'");
    Files.createDirectory(directory.resolve("bin/docker-credential-x"));
    home.write(".docker/config.json", "{\"credsStore\": \"x/../docker-credential-evil\"}");

    assertTrue(home.accounts().of("quay.io").isEmpty());
  }

  @Test
  void aHelperIsAskedOnce() throws Exception {
    home.write(".docker/config.json", "{\"credsStore\": \"keeper\"}");
    var accounts = home.accounts();

    accounts.of("quay.io", "me/jukebox");
    accounts.of("quay.io", "me/jukebox");
    accounts.explain("quay.io", "me/jukebox");

    assertEquals("quay.io\n", Files.readString(directory.resolve("asked")));
  }

  private void helper(String name, String script) throws Exception {
    var program = home.write("bin/docker-credential-" + name, "#!" + SHELL + "\n" + script);
    assertTrue(program.toFile().setExecutable(true));
  }
}
