package registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a registry wants to be told who asks: its {@code WWW-Authenticate} header (RFC 9110, section
 * 11.6.1; the bearer scheme is Docker's "Token Authentication Specification").
 *
 * @param scheme {@code basic} or {@code bearer}, in small letters
 * @param parameters such as realm and service
 */
record Challenge(String scheme, Map<String, String> parameters) {
  static final String BEARER = "bearer";
  static final String BASIC = "basic";

  /** A scheme, or a parameter of the scheme before it. */
  private static final Pattern PART =
      Pattern.compile("([^\\s,=\"]+)(?:\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+)))?");

  /** The one to answer, a token's if there is a choice; empty where none can be answered. */
  static Optional<Challenge> choose(List<String> headers) {
    return headers.stream()
        .flatMap(header -> parse(header).stream())
        .filter(it -> it.isBearer() || it.scheme().equals(BASIC))
        .max(Comparator.comparing(Challenge::isBearer));
  }

  /** All challenges of one header, which may be several with commas between them. */
  static List<Challenge> parse(String header) {
    var challenges = new ArrayList<Challenge>();
    var found = PART.matcher(header);
    while (found.find()) {
      var name = found.group(1).toLowerCase(Locale.ROOT);
      var value = found.group(2) == null ? found.group(3) : unescaped(found.group(2));
      if (value == null) {
        challenges.add(new Challenge(name, new HashMap<>()));
      } else if (!challenges.isEmpty()) {
        challenges.get(challenges.size() - 1).parameters().putIfAbsent(name, value);
      }
    }
    return challenges;
  }

  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }

  boolean isBearer() {
    return scheme.equals(BEARER);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
