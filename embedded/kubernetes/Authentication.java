package embedded.kubernetes;

import embedded.accounts.Accounts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Finds out by the bearer token who sends a request. */
final class Authentication {
  private static final int TOKEN_BYTES = 20;

  private final Accounts accounts;
  private final String adminToken;

  Authentication(Accounts accounts) {
    this.accounts = accounts;
    var random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    this.adminToken = "sha256~" + HexFormat.of().formatHex(random);
  }

  String adminToken() {
    return adminToken;
  }

  /** The user of this {@code Authorization} header; 401 for none and for an unknown token. */
  User userOf(String authorization) {
    if (isAdministrator(authorization)) {
      return User.ADMINISTRATOR;
    }
    return accounts
        .byBearerToken(authorization)
        .map(it -> User.participant(it.name()))
        .orElseThrow(ApiError::unauthorized);
  }

  private boolean isAdministrator(String authorization) {
    return authorization != null
        && MessageDigest.isEqual(
            authorization.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + adminToken).getBytes(StandardCharsets.UTF_8));
  }
}
