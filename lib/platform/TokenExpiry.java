package platform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * When a login ends. Only a JSON Web Token tells (RFC 7519, section 4.1.4: the claim {@code exp},
 * in seconds); the tokens that {@code oc login} gets do not, the server knows about them. The
 * signature is not looked at: nobody is let in here.
 */
public final class TokenExpiry {
  private static final int PARTS = 3;

  private TokenExpiry() {}

  /** The end of a token's life; empty where the token does not tell. */
  public static Optional<Instant> of(String token) {
    var parts = token.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      var claims = Base64.getUrlDecoder().decode(parts[1]);
      var expires =
          JsonMapper.shared().readTree(new String(claims, StandardCharsets.UTF_8)).path("exp");
      return expires.isNumber()
          ? Optional.of(Instant.ofEpochSecond(expires.longValue()))
          : Optional.empty();
    } catch (IllegalArgumentException | JacksonException notJwt) {
      return Optional.empty();
    }
  }
}
