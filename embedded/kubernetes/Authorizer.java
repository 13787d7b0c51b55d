package embedded.kubernetes;

import java.util.List;
import java.util.Set;

/**
 * What participants may do: everything in their own namespaces, read the definitions of custom
 * resources, ask who they are and what they may. The administrator, who is the platform's
 * controllers, may do everything.
 */
final class Authorizer {
  private static final Set<String> READ = Set.of("get", "list", "watch");
  private static final Set<String> FOR_EVERYBODY =
      Set.of("authentication.k8s.io", "authorization.k8s.io", "project.openshift.io");

  private Authorizer() {}

  /** The namespaces of a participant. */
  static List<String> namespacesOf(String user) {
    return List.of(user + "-toolings", user + "-test", user + "-prod");
  }

  static boolean allows(User user, Access access) {
    if (user.isAdministrator()) {
      return true;
    }
    if (access.group().isEmpty() && access.resource().equals("namespaces")) {
      return READ.contains(access.verb()) && owns(user, access.name());
    }
    return owns(user, access.namespace()) || isForEverybody(user, access);
  }

  private static boolean owns(User user, String namespace) {
    return namespacesOf(user.name()).contains(namespace);
  }

  private static boolean isForEverybody(User user, Access access) {
    return switch (access.group()) {
      case "apiextensions.k8s.io" -> READ.contains(access.verb());
      case "user.openshift.io" ->
          access.verb().equals("get") && Set.of("~", user.name()).contains(access.name());
      default -> FOR_EVERYBODY.contains(access.group());
    };
  }

  /** Refuses with 403 what this user may not do. */
  static void check(User user, ResourceType type, Access access) {
    if (!allows(user, access)) {
      throw ApiError.forbidden(type, access.name(), access.refusal(user));
    }
  }
}
