package registry;

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

  private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)=(?:\"([^\"]*)\"|([^\\s,]+))");

  /** The one to answer, a token's if there is a choice; empty where none can be answered. */
  static Optional<Challenge> choose(List<String> headers) {
    return headers.stream()
        .map(Challenge::parse)
        .filter(it -> it.isBearer() || it.scheme().equals(BASIC))
        .max(Comparator.comparing(Challenge::isBearer));
  }

  static Challenge parse(String header) {
    var parts = header.strip().split("\\s+", 2);
    var parameters = new HashMap<String, String>();
    var found = PARAMETER.matcher(parts.length < 2 ? "" : parts[1]);
    while (found.find()) {
      var value = found.group(2) == null ? found.group(3) : found.group(2);
      parameters.put(found.group(1).toLowerCase(Locale.ROOT), value);
    }
    return new Challenge(parts[0].toLowerCase(Locale.ROOT), parameters);
  }

  boolean isBearer() {
    return scheme.equals(BEARER);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
