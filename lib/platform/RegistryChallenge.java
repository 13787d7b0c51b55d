package platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a registry asks for with status 401 ({@code WWW-Authenticate}): an account, or a token that
 * another server gives ("Token Authentication Specification" of the distribution project).
 *
 * @param scheme {@code bearer} or {@code basic}
 * @param realm for a token: the address of the server that gives it
 */
record RegistryChallenge(String scheme, String realm, String service, String scope) {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /** The challenge to answer, a token's if there is a choice; empty where none can be answered. */
  static Optional<RegistryChallenge> of(List<String> headers) {
    return headers.stream()
        .map(RegistryChallenge::parse)
        .filter(it -> it.scheme().equals("basic") || it.isForToken() && !it.realm().isEmpty())
        .max(Comparator.comparing(RegistryChallenge::isForToken));
  }

  private static RegistryChallenge parse(String header) {
    var scheme = header.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    return new RegistryChallenge(
        scheme,
        parameter(header, "realm"),
        parameter(header, "service"),
        parameter(header, "scope"));
  }

  private static String parameter(String header, String name) {
    var parameters = PARAMETER.matcher(header);
    while (parameters.find()) {
      if (parameters.group(1).equals(name)) {
        return parameters.group(2);
      }
    }
    return "";
  }

  boolean isForToken() {
    return scheme.equals("bearer");
  }

  /** The parameters that the server which gives the token wants to have back. */
  String query() {
    return "service=" + encoded(service) + "&scope=" + encoded(scope);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
