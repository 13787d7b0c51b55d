package registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which registries are on this machine, and what they ask for. */
@Tag("unit")
class RegistryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:5000",
        "127.0.0.1:5000",
        "127.1.2.3",
        "a.localhost:1",
        "[::1]:5000"
      })
  void onThisMachine(String host) {
    assertTrue(Registry.isLoopback(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quay.io",
        "127.evil.example",
        "127.0.0.1.example:5000",
        "localhost.example",
        "10.0.0.1:5000"
      })
  void elsewhere(String host) {
    assertFalse(Registry.isLoopback(host));
  }

  @Test
  void aChallengeForATokenSaysWhereToGetIt() {
    var challenge =
        challenge(
            "Bearer realm=\"https://quay.io/v2/auth\",service=\"a,b\", scope=\"x:y:pull,push\"");

    assertTrue(challenge.isBearer());
    assertEquals(Optional.of("https://quay.io/v2/auth"), challenge.parameter("realm"));
    assertEquals(Optional.of("a,b"), challenge.parameter("service"));
    assertEquals(Optional.empty(), challenge.parameter("error"));
  }

  @Test
  void schemesAreReadInAnyCase() {
    assertTrue(challenge("bearer Realm=https://x").isBearer());
    assertEquals(Optional.of("https://x"), challenge("bearer Realm=https://x").parameter("realm"));
    assertFalse(challenge("BASIC realm=\"registry\"").isBearer());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"https://x/token\",service=\"r\", Basic realm=\"R\"",
        "Basic realm=\"R\", Bearer realm=\"https://x/token\", service=\"r\"",
        "Basic realm=\"a, Bearer realm=b\", bearer service=r , realm = \"https://x/token\"",
        "Negotiate YWJj==, Basic realm=\"say \\\"R\\\"\", Bearer realm=https://x/token,service=r"
      })
  void oneHeaderMayHaveSeveralChallenges(String header) {
    var challenge = challenge(header);

    assertTrue(challenge.isBearer(), challenge::toString);
    assertEquals(Optional.of("https://x/token"), challenge.parameter("realm"));
    assertEquals(Optional.of("r"), challenge.parameter("service"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "=", "\"", "realm=\"x\"", "Digest realm=\"x\", nonce=\"y\""})
  void whatIsNoChallengeForUs(String header) {
    assertEquals(Optional.empty(), Challenge.choose(List.of(header)));
  }

  @Test
  void ofSeveralChallengesTheOneForATokenIsAnswered() {
    var basic = "Basic realm=\"x\"";
    var bearer = "Bearer realm=\"https://x\"";

    assertTrue(Challenge.choose(List.of("Negotiate", basic, bearer)).orElseThrow().isBearer());
    assertFalse(Challenge.choose(List.of("Negotiate", basic)).orElseThrow().isBearer());
    assertEquals(Optional.empty(), Challenge.choose(List.of("Negotiate")));
  }

  private static Challenge challenge(String header) {
    return Challenge.choose(List.of(header)).orElseThrow();
  }
}
