package registry;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import platform.Profile;

/** Whom an account is not shown to. */
@Tag("unit")
class TokensTest {
  private static final Challenge WITHOUT_TLS =
      Challenge.parse("Bearer realm=\"http://tokens.invalid/token\",service=\"registry\"");

  @Test
  void aTokenServerWithoutTlsGetsNoAccount() {
    var http = new RegistryHttp(new Profile(Path.of("profile.yaml"), Map.of()), Patience.USUAL);
    var tokens = new Tokens(http, Scheme.HTTPS);

    var refusal =
        assertThrows(
            RegistryRefusal.class, () -> tokens.fetch(WITHOUT_TLS, List.of(), Optional.empty()));

    assertTrue(refusal.getMessage().contains("unencrypted"), refusal.getMessage());
  }
}
