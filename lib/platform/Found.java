package platform;

/**
 * A value and where it comes from, so that a script can say why it believes something.
 *
 * @param source in words, for example {@code --user} or {@code the clone's remote}
 */
public record Found(String value, String source) {
  @Override
  public String toString() {
    return value + " (" + source + ")";
  }
}
