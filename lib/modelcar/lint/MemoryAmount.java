package modelcar.lint;

import console.Failure;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An amount of memory as Kubernetes writes it: {@code 4Gi}, {@code 512Mi}, {@code 1.5G}, or bytes
 * ("Resource Management for Pods and Containers", memory units).
 *
 * @param text as it was given
 */
public record MemoryAmount(long bytes, String text) {
  private static final Pattern QUANTITY = Pattern.compile("(\\d+(?:\\.\\d+)?)([kKMGT]i?)?");
  private static final Map<String, Long> UNITS =
      Map.of(
          "k",
          1_000L,
          "M",
          1_000_000L,
          "G",
          1_000_000_000L,
          "T",
          1_000_000_000_000L,
          "Ki",
          1L << 10,
          "Mi",
          1L << 20,
          "Gi",
          1L << 30,
          "Ti",
          1L << 40);

  /**
   * Reads an amount.
   *
   * @throws Failure when it is none: exit code 2
   */
  public static MemoryAmount parse(String text) {
    var quantity = QUANTITY.matcher(text);
    if (quantity.matches()) {
      var unit = quantity.group(2) == null ? 1L : UNITS.getOrDefault(quantity.group(2), 0L);
      var bytes = Math.round(Double.parseDouble(quantity.group(1)) * unit);
      if (bytes > 0) {
        return new MemoryAmount(bytes, text);
      }
    }
    throw Failure.usage(text + " is not an amount of memory", "give it as 4Gi or 512Mi");
  }

  /** Bytes for people, such as {@code 1.5 GiB}. */
  static String readable(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " bytes";
    }
    var units = "KMGT";
    var unit = Math.min(units.length(), (63 - Long.numberOfLeadingZeros(bytes)) / 10);
    var value = (double) bytes / (1L << 10 * unit);
    return String.format(Locale.ROOT, "%.1f %siB", value, units.charAt(unit - 1));
  }
}
