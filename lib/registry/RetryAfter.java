package registry;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a server wants to be left alone (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** Never negative; empty where the server does not say, or not in a way that can be read. */
  static Optional<Duration> of(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(it -> of(it, answer));
  }

  private static Optional<Duration> of(String text, HttpResponse<?> answer) {
    try {
      var pause = text.matches("\\d{1,9}") ? seconds(text) : between(now(answer), date(text));
      return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Duration seconds(String text) {
    return Duration.ofSeconds(Long.parseLong(text));
  }

  private static Duration between(Instant now, Instant then) {
    return Duration.between(now, then);
  }

  // by the server's clock, as the date is, too; ours may be wrong
  private static Instant now(HttpResponse<?> answer) {
    var date = answer.headers().firstValue("Date");
    return date.isPresent() ? date(date.get()) : Instant.now();
  }

  private static Instant date(String text) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
  }
}
