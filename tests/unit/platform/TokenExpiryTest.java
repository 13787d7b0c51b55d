package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class TokenExpiryTest {
  @Test
  void aJsonWebTokenTells() {
    assertEquals(
        Optional.of(Instant.parse("2026-11-28T05:46:18Z")),
        TokenExpiry.of(token("{\"sub\": \"user1\", \"exp\": 1795844778}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"exp\": \"soon\"}", "no json", ""})
  void oneWithoutATimeDoesNot(String claims) {
    assertEquals(Optional.empty(), TokenExpiry.of(token(claims)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256~0123", "a.b", "a.!!!.c"})
  void whatIsNoneDoesNot(String token) {
    assertEquals(Optional.empty(), TokenExpiry.of(token));
  }

  private static String token(String claims) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return "e30." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
  }
}
