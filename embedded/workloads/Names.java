package embedded.workloads;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Name endings as Kubernetes makes them: from an alphabet without vowels, so that no words appear.
 */
final class Names {
  private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final int RANDOM_LENGTH = 5;

  private Names() {}

  static String random() {
    var ending = new StringBuilder();
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      ending.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
    }
    return ending.toString();
  }

  /** The same ending for the same number, as SafeEncodeString in Kubernetes' util/rand. */
  static String encoded(int number) {
    var ending = new StringBuilder();
    for (char digit : Integer.toUnsignedString(number).toCharArray()) {
      ending.append(ALPHABET.charAt(digit % ALPHABET.length()));
    }
    return ending.toString();
  }
}
