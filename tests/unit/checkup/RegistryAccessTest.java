package checkup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import platform.PersonsHome;
import registry.GuardedRegistry;
import registry.ImageReference;

/** What doctor says of registries that demand an account or a token. */
@Tag("unit")
@Timeout(60)
class RegistryAccessTest {
  @TempDir Path directory;
  private PersonsHome home;

  @BeforeEach
  void noAccountsYet() {
    home = new PersonsHome(directory.resolve("home"));
  }

  @Test
  void theDenialNamesTheSourceAndNoSecret() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      var file = home.writeAccount(".docker/config.json", registry.name(), "somebody");

      var denied = assertThrows(Failure.class, () -> access().require(registry.image()));

      assertEquals(ExitCode.ACCESS_DENIED, denied.exitCode());
      assertTrue(denied.getMessage().contains(file.toString()), denied.getMessage());
      assertFalse(denied.getMessage().contains("secret"), denied.getMessage());
      assertTrue(denied.next().contains("podman login " + registry.name()), denied.next());
    }
  }

  @Test
  void anAccountIsTakenOrNot() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      assertAccountCounts(registry);
    }
  }

  @Test
  void anAccountThatIsGoodForATokenIsTaken() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      assertAccountCounts(registry);
    }
  }

  private void assertAccountCounts(GuardedRegistry registry) throws Exception {
    var image = ImageReference.parse(registry.image());
    assertEquals(Optional.empty(), access().account(image));

    home.writeAccount(".docker/config.json", registry.name(), "somebody");
    var denied = assertThrows(Failure.class, () -> access().account(image));
    assertEquals(ExitCode.ACCESS_DENIED, denied.exitCode());

    var file = home.writeAccount(".docker/config.json", registry.name(), "me");
    assertEquals(Optional.of("an account from " + file), access().account(image));
    assertEquals(image, access().require(registry.image()));
  }

  private RegistryAccess access() {
    return new RegistryAccess(home.workbench(), home.profile());
  }
}
