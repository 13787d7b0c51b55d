package embedded.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Durations as kubectl shows them (k8s.io/apimachinery, pkg/util/duration): short, and rougher the
 * longer they are.
 */
final class Age {
  private Age() {}

  /** How long ago this RFC 3339 time was; {@code <unknown>} for one that is missing. */
  static String since(String time) {
    try {
      return of(Duration.between(Instant.parse(time), Instant.now()));
    } catch (DateTimeParseException missing) {
      return "<unknown>";
    }
  }

  static String of(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    long days = hours / 24;
    if (seconds < 120) {
      return seconds + "s";
    } else if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    } else if (minutes < 180) {
      return minutes + "m";
    } else if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    } else if (hours < 48) {
      return hours + "h";
    } else if (days < 8) {
      return two(days, "d", hours % 24, "h");
    }
    return days + "d";
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
  }
}
