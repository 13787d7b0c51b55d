package registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import platform.PersonsHome;

/** The client that pushes has the same accounts as those who look images up. */
@Tag("unit")
@Timeout(60)
class AccountsOfPushTest {
  @TempDir Path directory;
  private PersonsHome home;

  @BeforeEach
  void noAccountsYet() {
    home = new PersonsHome(directory.resolve("home"));
  }

  @Test
  void anAccountOfTheRepository() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      home.writeAccount(".docker/config.json", registry.name() + "/you", "me");
      assertDenied(registry);
      home.writeAccount(".docker/config.json", registry.name() + "/me/jukebox", "me");
      assertEquals(registry.digest, resolved(registry));
    }
  }

  @Test
  void aTokenForAnAccount() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      home.writeAccount(".docker/config.json", registry.name(), "somebody");
      assertDenied(registry);
      home.writeAccount(".docker/config.json", registry.name(), "me");
      assertEquals(registry.digest, resolved(registry));
    }
  }

  @Test
  void aTokenForAnIdentityToken() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      home.write(
          ".docker/config.json",
          "{\"auths\": {\"%s\": {\"identitytoken\": \"refresh\"}}}".formatted(registry.name()));

      assertEquals(registry.digest, resolved(registry));
      assertTrue(
          registry.tokenRequests.get(0).startsWith("POST "), registry.tokenRequests::toString);
    }
  }

  private void assertDenied(GuardedRegistry registry) {
    var refusal = assertThrows(RegistryRefusal.class, () -> resolved(registry));
    assertTrue(refusal.isDenied(), refusal.getMessage());
  }

  private String resolved(GuardedRegistry registry) throws Exception {
    var image = ImageReference.parse(registry.image());
    var registries =
        new Registries(
            home.workbench(),
            home.profile(),
            home.accounts(),
            Set.of(registry.name()),
            new Retries(Patience.USUAL, (what, why, pause) -> {}));
    var found = registries.open(image, Access.PULL).resolve("1");
    return found.map(Object::toString).orElse("none");
  }
}
