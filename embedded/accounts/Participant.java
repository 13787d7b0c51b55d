package embedded.accounts;

/**
 * One participant of the workshop as the embedded platform knows them.
 *
 * @param name the user name, for example {@code user1}; also the owner of the Git repositories and
 *     the prefix of the namespaces {@code <name>-toolings}, {@code <name>-test} and {@code
 *     <name>-prod}
 * @param password the password for Git and the registry (HTTP basic authentication)
 * @param token the bearer token for the Kubernetes API
 */
public record Participant(String name, String password, String token) {
  @Override
  public String toString() {
    return "Participant[" + name + "]"; // never the secrets: this ends up in logs
  }
}
