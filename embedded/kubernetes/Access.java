package embedded.kubernetes;

/**
 * What a request wants to do.
 *
 * @param verb {@code get}, {@code list}, {@code create} ...
 * @param resource the plural, with the subresource behind a slash if there is one
 * @param namespace empty for the cluster, and for all namespaces at once
 * @param name empty where it is not about one object
 */
record Access(String verb, String group, String resource, String namespace, String name) {
  /** The sentence of the real server that says that this user may not. */
  String refusal(User user) {
    var scope =
        namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
    return "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
        .formatted(user.name(), verb, resource, group, scope);
  }
}
