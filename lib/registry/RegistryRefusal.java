package registry;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A registry answered, but not what was asked for. */
public final class RegistryRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  /** The server's state, not the request's: asking again may help (RFC 9110, section 15). */
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private static final int LONGEST_REASON = 200;

  private static final String ASK = "run this again; if it stays so, ask who runs the registry";

  private final int status;
  private final String next;
  private final Duration retryAfter;

  private RegistryRefusal(int status, String reason, String next, Duration retryAfter) {
    super(reason);
    this.status = status;
    this.next = next;
    this.retryAfter = retryAfter;
  }

  static RegistryRefusal of(HttpResponse<byte[]> answer) {
    var pause = RetryAfter.of(answer).filter(it -> !it.isZero());
    return pause.isEmpty()
        ? new RegistryRefusal(answer.statusCode(), reason(answer), ASK, null)
        : new RegistryRefusal(
            answer.statusCode(),
            reason(answer) + ", it wants to be left alone for " + pause.get().toSeconds() + " s",
            "run this again after that time; if it stays so, ask who runs the registry",
            pause.get());
  }

  /** Not every registry makes a repository, or the project that it is in, when one pushes to it. */
  static RegistryRefusal noRepository(HttpResponse<byte[]> answer) {
    return new RegistryRefusal(
        answer.statusCode(),
        reason(answer),
        "create the repository there first, and the project or namespace that it is in",
        null);
  }

  /** An answer whose reason was not read. */
  static RegistryRefusal of(int status) {
    return new RegistryRefusal(status, "status " + status, ASK, null);
  }

  /** An answer that cannot be made use of. */
  static RegistryRefusal of(int status, String why) {
    return new RegistryRefusal(status, "status " + status + ", " + shortened(why), ASK, null);
  }

  /** A registry that does not say who may ask it. */
  static RegistryRefusal unauthorized(String why) {
    return new RegistryRefusal(401, why, ASK, null);
  }

  // OCI distribution specification, "Error Codes"
  private static String reason(HttpResponse<byte[]> answer) {
    var status = "status " + answer.statusCode();
    if (answer.statusCode() == 407) {
      return status + ", the proxy wants an account: HTTPS_PROXY=http://user:password@host:port";
    }
    try {
      var error = JsonMapper.shared().readTree(answer.body()).path("errors").path(0);
      var code = error.path("code").asString("");
      var message = error.path("message").asString("");
      if (!code.isEmpty() || !message.isEmpty()) {
        var words = code + (code.isEmpty() || message.isEmpty() ? "" : ": ") + message;
        return status + ", " + shortened(words);
      }
    } catch (JacksonException notJson) {
      // a proxy's page says nothing to a person
    }
    return status;
  }

  private static String shortened(String words) {
    return words.substring(0, Math.min(words.length(), LONGEST_REASON));
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** What helps, where it is not the account. */
  public String next() {
    return next;
  }

  /** Whether the account, or the lack of one, is the reason. */
  public boolean isDenied() {
    return status == 401 || status == 403;
  }

  boolean isPassing() {
    return PASSING.contains(status);
  }

  /** How long the server wants to be left alone; empty where it does not say. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
