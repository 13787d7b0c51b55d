package console;

import java.util.Locale;

/** Numbers of bytes, in front of people. */
public final class ByteSize {
  private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};
  private static final int THOUSAND = 1000;

  private ByteSize() {}

  /** Three digits and a unit, in powers of a thousand, such as {@code 1.07 GB}. */
  public static String of(long bytes) {
    double value = bytes;
    int unit = 0;
    // 999.5 would be printed as 1000
    while (value >= THOUSAND - 0.5 && unit < UNITS.length - 1) {
      value /= THOUSAND;
      unit++;
    }
    int decimals = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f %s", value, UNITS[unit]);
  }
}
