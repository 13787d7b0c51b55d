package embedded.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import embedded.edge.PageLanguage;
import embedded.edge.Response;
import embedded.ui.PageFiles;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;

/**
 * Stands in for a participant's Argo CD in the browser, under the addresses that Argo CD has:
 * {@code /applications} and {@code /applications/<namespace>/<name>}. Reads, never writes.
 */
public final class ApplicationsPage implements HttpHandler {
  private final CustomResources resources;
  private final PageFrame frame = new PageFrame("🐙", "Argo CD");
  private final PageFiles files = new PageFiles();

  /**
   * The pages of every participant's Argo CD.
   *
   * @param client may read Applications and ApplicationSets in all namespaces
   */
  public ApplicationsPage(KubernetesClient client) {
    this.resources = new CustomResources(client);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().split("/");
      if (path.length == 0) {
        exchange.getResponseHeaders().set("Location", "/applications");
        Response.sendEmpty(exchange, 302);
      } else if (!path[1].equals("applications")) {
        files.handle(exchange);
      } else if (path.length == 2) {
        sendList(exchange);
      } else if (path.length == 4) {
        sendDetails(exchange, path[2], path[3]);
      } else {
        frame.sendNotFound(exchange, exchange.getRequestURI().getPath());
      }
    }
  }

  private void sendList(HttpExchange exchange) throws IOException {
    var namespace = Site.of(exchange).argoCdNamespace();
    if (namespace.isEmpty()) {
      frame.sendNotFound(exchange, Site.of(exchange).host());
      return;
    }
    var applications =
        resources.list(CustomResources.APPLICATION, namespace.get()).stream()
            .map(Application::of)
            .toList();
    var sets =
        resources.list(CustomResources.APPLICATION_SET, namespace.get()).stream()
            .map(ApplicationSet::of)
            .toList();
    var content = new ApplicationList(PageLanguage.of(exchange)).html(applications, sets);
    frame.send(exchange, 200, namespace.get(), content);
  }

  private void sendDetails(HttpExchange exchange, String namespace, String name)
      throws IOException {
    var application = resources.find(CustomResources.APPLICATION, namespace, name);
    if (application.isEmpty()) {
      frame.sendNotFound(exchange, namespace + "/" + name);
      return;
    }
    var details = new ApplicationDetails(PageLanguage.of(exchange), Site.of(exchange));
    frame.send(exchange, 200, name, details.html(Application.of(application.get())));
  }
}
