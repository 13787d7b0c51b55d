package embedded.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the embedded platform: one account per participant, the same one for Git, registry
 * and API.
 */
public final class Accounts {
  private final List<Participant> participants;

  public Accounts(List<Participant> participants) {
    this.participants = List.copyOf(participants);
  }

  /** An account with a random password and token for each of these user names. */
  public static Accounts random(List<String> names) {
    return new Accounts(names.stream().map(Accounts::randomParticipant).toList());
  }

  private static Participant randomParticipant(String name) {
    return new Participant(name, randomHex(8), "sha256~" + randomHex(20));
  }

  private static String randomHex(int bytes) {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  public List<Participant> participants() {
    return participants;
  }

  /**
   * The participant of an {@code Authorization: Basic ...} header; empty for no, another or a wrong
   * one.
   */
  public Optional<Participant> byBasicAuthentication(String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return Optional.empty();
    }
    try {
      var decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()).strip());
      var nameAndPassword = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      return nameAndPassword.length < 2
          ? Optional.empty()
          : byPassword(nameAndPassword[0], nameAndPassword[1]);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  public Optional<Participant> byPassword(String name, String password) {
    return participants.stream()
        .filter(it -> it.name().equals(name) && same(it.password(), password))
        .findFirst();
  }

  /**
   * The participant of an {@code Authorization: Bearer ...} header; empty for no, another or an
   * unknown one.
   */
  public Optional<Participant> byBearerToken(String authorization) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return Optional.empty();
    }
    var token = authorization.substring("Bearer ".length()).strip();
    return participants.stream().filter(it -> same(it.token(), token)).findFirst();
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
