package registry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import embedded.edge.PlainServer;
import embedded.edge.Response;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import platform.Profile;
import platform.Proxies;
import platform.RegistryAccounts.Account;

/** Whom an account is not shown to. */
@Tag("unit")
class TokensTest {
  private static final Challenge WITHOUT_TLS =
      challenge("Bearer realm=\"http://tokens.invalid/token\",service=\"registry\"");

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
      var challenge = challenge("Bearer realm=\"" + server.uri("/token") + "\"");
      var account = new Account(Account.IDENTITY_TOKEN, "expired", "a file");
      var tokens = new Tokens(http(), Scheme.HTTPS);

      var refusal =
          assertThrows(
              RegistryRefusal.class,
              () -> tokens.fetch(challenge, List.of(), Optional.of(account)));

      assertTrue(refusal.isDenied(), refusal.getMessage());
    }
  }

  // an account's own token server takes them one by one, "Oauth2 Token Specification" in one field
  @Test
  void anIdentityTokenIsExchangedForAllScopesInOneField() throws Exception {
    var scopes = List.of("repository:me/jukebox:pull,push", "repository:base/shell:pull");
    var received = new CopyOnWriteArrayList<String>();
    try (var server =
        new PlainServer(
            exchange -> {
              var form = new String(exchange.getRequestBody().readAllBytes(), US_ASCII);
              var fields = exchange.getRequestMethod().equals("POST") ? form : query(exchange);
              for (var field : fields.split("&")) {
                if (field.startsWith("scope=")) {
                  received.add(URLDecoder.decode(field.substring("scope=".length()), US_ASCII));
                }
              }
              Response.sendText(exchange, 200, "application/json", "{\"access_token\": \"t\"}");
              exchange.close();
            })) {
      var challenge = challenge("Bearer realm=\"" + server.uri("/token") + "\"");
      var tokens = new Tokens(http(), Scheme.HTTPS);

      tokens.fetch(challenge, scopes, Optional.of(new Account(Account.IDENTITY_TOKEN, "r", "")));
      assertEquals(List.of(String.join(" ", scopes)), received);
      received.clear();
      tokens.fetch(challenge, scopes, Optional.of(new Account("me", "secret", "")));
      assertEquals(scopes, received);
    }
  }

  private static String query(HttpExchange exchange) {
    return exchange.getRequestURI().getRawQuery();
  }

  private static RegistryHttp http() {
    return new RegistryHttp(
        new Profile(Path.of("profile.yaml"), Map.of()), Proxies.NONE, Patience.USUAL);
  }

  private static Challenge challenge(String header) {
    return Challenge.choose(List.of(header)).orElseThrow();
  }
}
