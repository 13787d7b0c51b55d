package embedded.kubernetes;

import java.security.SecureRandom;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What objects may be called (k8s.io/apimachinery, pkg/util/validation), with the real server's
 * words.
 */
final class Names {
  private static final String SUBDOMAIN =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SERVICE_LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String PATH_SEGMENT_GROUP = "rbac.authorization.k8s.io";
  private static final Set<String> LABELLED = Set.of("namespaces");

  // no vowels and nothing that looks alike, so that no words appear by chance
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX_LENGTH = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Names() {}

  /**
   * A rule for names: the pattern, the longest length in characters, and how the message describes
   * it.
   */
  private record Rule(String pattern, int longest, String description) {}

  private static final Rule SUBDOMAIN_RULE =
      new Rule(
          SUBDOMAIN,
          253,
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com', regex used for validation is '"
              + SUBDOMAIN
              + "')");

  private static final Rule LABEL_RULE =
      new Rule(
          LABEL,
          63,
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
              + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
              + " '123-abc', regex used for validation is '"
              + LABEL
              + "')");

  private static final Rule SERVICE_RULE =
      new Rule(
          SERVICE_LABEL,
          63,
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',"
              + "  or 'abc-123', regex used for validation is '"
              + SERVICE_LABEL
              + "')");

  /** Refuses a name that the type does not allow with 422. */
  static void check(ResourceType type, String name) {
    if (name.isEmpty()) {
      throw ApiError.invalid(
          type, name, "metadata.name", "Required value: name or generateName is required");
    }
    if (type.group().equals(PATH_SEGMENT_GROUP)) {
      return;
    }
    var rule = ruleFor(type);
    if (name.length() > rule.longest()) {
      refuse(type, name, "must be no more than %d characters".formatted(rule.longest()));
    }
    if (!Pattern.matches(rule.pattern(), name)) {
      refuse(type, name, rule.description());
    }
  }

  private static Rule ruleFor(ResourceType type) {
    if (LABELLED.contains(type.resource())) {
      return LABEL_RULE;
    }
    return type.resource().equals("services") ? SERVICE_RULE : SUBDOMAIN_RULE;
  }

  private static void refuse(ResourceType type, String name, String rule) {
    throw ApiError.invalid(
        type, name, "metadata.name", "Invalid value: \"%s\": %s".formatted(name, rule));
  }

  /** A name from {@code generateName}: the prefix and five random letters or digits. */
  static String generate(String prefix) {
    var name = new StringBuilder(prefix);
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      name.append(SUFFIX_LETTERS.charAt(RANDOM.nextInt(SUFFIX_LETTERS.length())));
    }
    return name.toString();
  }
}
