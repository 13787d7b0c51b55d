package embedded.registry;

import java.util.regex.Pattern;

/**
 * Which bytes of a blob a client wants (RFC 9110, section 14).
 *
 * @param first counted from 0
 * @param last inclusive; one less than {@code first} for an empty blob
 */
record ByteRange(long first, long last) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /**
   * The whole content for no header, and for several ranges at once: a server need not know them.
   *
   * @param header {@code bytes=0-99}, {@code bytes=100-} or {@code bytes=-10}; may be null
   * @throws RegistryError 416 for a range outside of the content
   */
  static ByteRange of(String header, long size) throws RegistryError {
    var whole = new ByteRange(0, size - 1);
    var range = HEADER.matcher(header == null ? "" : header.strip());
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return whole;
    }
    long first;
    long last;
    try {
      if (range.group(1).isEmpty()) { // the last n bytes
        first = Math.max(0, size - Long.parseLong(range.group(2)));
        last = size - 1;
      } else {
        first = Long.parseLong(range.group(1));
        last =
            range.group(2).isEmpty()
                ? size - 1
                : Math.min(size - 1, Long.parseLong(range.group(2)));
      }
    } catch (NumberFormatException tooLarge) {
      throw notSatisfiable(header, size);
    }
    if (first >= size || last < first) {
      throw notSatisfiable(header, size);
    }
    return new ByteRange(first, last);
  }

  private static RegistryError notSatisfiable(String header, long size) {
    return new RegistryError(
        416, "RANGE_INVALID", "the blob has " + size + " bytes, not " + header);
  }

  long length() {
    return last - first + 1;
  }

  boolean isWhole(long size) {
    return length() == size;
  }
}
