package registry;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.edge.PlainServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import platform.Profile;
import platform.RegistryAccounts.Account;

/** Whom an account is not shown to. */
@Tag("unit")
class TokensTest {
  private static final Challenge WITHOUT_TLS =
      Challenge.parse("Bearer realm=\"http://tokens.invalid/token\",service=\"registry\"");

  @Test
  void aTokenServerWithoutTlsGetsNoAccount() {
    var tokens = new Tokens(http(), Scheme.HTTPS);

    var refusal =
        assertThrows(
            RegistryRefusal.class, () -> tokens.fetch(WITHOUT_TLS, List.of(), Optional.empty()));

    assertTrue(refusal.getMessage().contains("unencrypted"), refusal.getMessage());
  }

  @Test
  void aRefreshTokenThatHasExpiredIsADenial() throws Exception {
    try (var server =
        new PlainServer(
            exchange -> {
              exchange.sendResponseHeaders(400, -1);
              exchange.close();
            })) {
      var challenge = Challenge.parse("Bearer realm=\"" + server.uri("/token") + "\"");
      var account = new Account(Account.IDENTITY_TOKEN, "expired", "a file");
      var tokens = new Tokens(http(), Scheme.HTTPS);

      var refusal =
          assertThrows(
              RegistryRefusal.class,
              () -> tokens.fetch(challenge, List.of(), Optional.of(account)));

      assertTrue(refusal.isDenied(), refusal.getMessage());
    }
  }

  private static RegistryHttp http() {
    return new RegistryHttp(new Profile(Path.of("profile.yaml"), Map.of()), Patience.USUAL);
  }
}
