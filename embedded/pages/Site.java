package embedded.pages;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page was called, which tells where the other pages are: routes are named {@code
 * <route>-<namespace>.<cluster domain>}.
 *
 * @param host the Host header, with the port if there is one
 */
record Site(String host) {
  private static final Pattern ARGO_CD = Pattern.compile("argocd-server-([a-z0-9-]+)\\..*");

  static Site of(HttpExchange exchange) {
    var host = exchange.getRequestHeaders().getFirst("Host");
    return new Site(host == null ? "" : host);
  }

  /** The namespace of the Argo CD that this page shows. */
  Optional<String> argoCdNamespace() {
    var matcher = ARGO_CD.matcher(host);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The dashboard's page of a project. */
  String project(String namespace) {
    return "//rhods-dashboard-redhat-ods-applications." + domain() + "/projects/" + namespace;
  }

  private String domain() {
    return host.substring(host.indexOf('.') + 1);
  }
}
