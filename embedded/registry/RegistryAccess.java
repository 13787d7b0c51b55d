package embedded.registry;

import com.sun.net.httpserver.HttpExchange;
import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what: everybody pulls, wrong credentials are refused always, participants push.
 * Repositories of a participant ({@code user1/...}, and {@code user1-test/...} as on OpenShift's
 * internal registry, with or without a registry's host name before it) are pushed to by that
 * participant only, all others by any.
 */
final class RegistryAccess {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /**
   * What skopeo and podman send if they have no credentials and were asked for some: an empty name
   * and password.
   */
  private static final String NO_CREDENTIALS = "Basic Og==";

  private final Accounts accounts;

  RegistryAccess(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * The first request of each client: it sends its credentials later only if it is asked for them
   * here.
   *
   * @throws RegistryError 401 without right credentials
   */
  void checkPing(HttpExchange exchange) throws RegistryError {
    if (user(exchange).isEmpty()) {
      throw unauthorized();
    }
  }

  /**
   * @throws RegistryError 401 without right credentials where some are needed, 403 for somebody
   *     else's repository
   */
  void check(HttpExchange exchange, String repository) throws RegistryError {
    var user = user(exchange);
    if (READING.contains(exchange.getRequestMethod())) {
      return;
    }
    if (user.isEmpty()) {
      throw unauthorized();
    }
    var owner = owner(repository);
    if (owner.isPresent() && !owner.get().equals(user.get())) {
      throw new RegistryError(403, "DENIED", repository + " belongs to " + owner.get().name());
    }
  }

  /** Empty without credentials. */
  private Optional<Participant> user(HttpExchange exchange) throws RegistryError {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var user = accounts.byBasicAuthentication(authorization);
    if (authorization != null && !authorization.equals(NO_CREDENTIALS) && user.isEmpty()) {
      throw unauthorized();
    }
    return user;
  }

  private Optional<Participant> owner(String repository) {
    var namespace = namespace(repository);
    return accounts.participants().stream()
        .filter(it -> namespace.equals(it.name()) || namespace.startsWith(it.name() + "-"))
        .max(Comparator.comparingInt(it -> it.name().length())); // user1-b's are not user1's
  }

  private static String namespace(String repository) {
    var components = repository.split("/");
    boolean beginsWithHost = components.length > 1 && components[0].contains(".");
    return components[beginsWithHost ? 1 : 0];
  }

  private static RegistryError unauthorized() {
    return new RegistryError(401, "UNAUTHORIZED", "authentication required");
  }
}
