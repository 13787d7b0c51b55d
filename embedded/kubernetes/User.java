package embedded.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Who sends a request.
 *
 * @param name as in messages, for example {@code user1}
 */
record User(String name, List<String> groups) {
  static final User ADMINISTRATOR =
      new User("system:admin", List.of("system:masters", "system:authenticated"));

  static User participant(String name) {
    return new User(name, List.of("system:authenticated:oauth", "system:authenticated"));
  }

  boolean isAdministrator() {
    return equals(ADMINISTRATOR);
  }

  /** An identifier that stays the same as long as the name does. */
  String uid() {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
