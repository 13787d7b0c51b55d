package registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import platform.RegistryAccounts.Account;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches the tokens that a registry's token server gives out for an account (Docker's "Token
 * Authentication Specification" and "Oauth2 Token Specification").
 */
final class Tokens {
  private static final String CLIENT = "jukebox";

  private final RegistryHttp http;
  private final Scheme scheme;

  /**
   * @param scheme how the user lets the registry be spoken to, and so the server that it names
   */
  Tokens(RegistryHttp http, Scheme scheme) {
    this.http = http;
    this.scheme = scheme;
  }

  /**
   * @param challenge names the token server
   * @param scopes what the token shall be good for, such as {@code repository:me/jukebox:pull,push}
   * @throws RegistryRefusal when the server does not give one for this account
   */
  String fetch(Challenge challenge, List<String> scopes, Optional<Account> account)
      throws IOException, InterruptedException {
    var realm =
        challenge
            .parameter("realm")
            .flatMap(WrittenUri::readAbsolute)
            .orElseThrow(() -> RegistryRefusal.unauthorized("the registry names no token server"));
    if (scheme == Scheme.HTTPS && isUnencrypted(realm)) {
      throw RegistryRefusal.unauthorized(
          "the registry names the token server "
              + realm.getHost()
              + ", which would get the account"
              + " unencrypted");
    }
    var query = new StringBuilder("client_id=" + CLIENT);
    challenge.parameter("service").ifPresent(it -> query.append("&service=").append(encoded(it)));
    if (account.filter(Account::isIdentityToken).isPresent()) {
      var form = query + "&scope=" + encoded(String.join(" ", scopes));
      return token(http.send(realm, exchange(form, account.get()), BodyHandlers.ofByteArray()));
    }
    scopes.forEach(it -> query.append("&scope=").append(encoded(it)));
    var request = HttpRequest.newBuilder().GET();
    account.ifPresent(it -> request.header("Authorization", it.basic()));
    var separator = realm.getRawQuery() == null ? "?" : "&";
    return token(
        http.send(URI.create(realm + separator + query), request, BodyHandlers.ofByteArray()));
  }

  // what stays on this machine needs no encryption
  private static boolean isUnencrypted(URI realm) {
    return !"https".equalsIgnoreCase(realm.getScheme())
        && !Registry.isLoopback(realm.getAuthority());
  }

  // "Oauth2 Token Specification": what docker login kept is a refresh token, no password, and
  // scopes are one field with blanks between them
  private static HttpRequest.Builder exchange(String form, Account account) {
    var grant = "&grant_type=refresh_token&refresh_token=" + encoded(account.password());
    return HttpRequest.newBuilder()
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form + grant));
  }

  private static String token(HttpResponse<byte[]> answer) throws RegistryRefusal {
    // RFC 6749, section 5.2: so it says that a refresh token has expired
    if (answer.statusCode() == 400) {
      throw RegistryRefusal.unauthorized("the token server does not accept the account");
    }
    if (answer.statusCode() != 200) {
      throw RegistryRefusal.of(answer);
    }
    try {
      var body = JsonMapper.shared().readTree(answer.body());
      var token = body.path("token").asString(body.path("access_token").asString(""));
      if (!token.isEmpty()) {
        return token;
      }
    } catch (JacksonException notJson) {
      // as if there were none
    }
    throw RegistryRefusal.unauthorized("the token server gave no token");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
