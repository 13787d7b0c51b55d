package embedded.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import embedded.edge.Html;
import embedded.edge.PageLanguage;
import embedded.edge.Response;
import embedded.ui.PageFiles;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;

/**
 * Stands in for the OpenShift AI dashboard: {@code /projects} and {@code /projects/<namespace>},
 * the deployed models of one project. Reads, never writes.
 */
public final class DashboardPage implements HttpHandler {
  private final KubernetesClient client;
  private final CustomResources resources;
  private final PageFrame frame = new PageFrame("🤖", "OpenShift AI");
  private final PageFiles files = new PageFiles();

  /**
   * The dashboard of all projects.
   *
   * @param client may read namespaces, InferenceServices and Routes everywhere
   */
  public DashboardPage(KubernetesClient client) {
    this.client = client;
    this.resources = new CustomResources(client);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().split("/");
      if (path.length == 0) {
        exchange.getResponseHeaders().set("Location", "/projects");
        Response.sendEmpty(exchange, 302);
      } else if (!path[1].equals("projects")) {
        files.handle(exchange);
      } else if (path.length == 2) {
        sendProjects(exchange);
      } else {
        sendProject(exchange, path[2]);
      }
    }
  }

  private void sendProjects(HttpExchange exchange) throws IOException {
    var links =
        client.namespaces().list().getItems().stream()
            .map(namespace -> namespace.getMetadata().getName())
            .filter(DashboardPage::isEnvironment)
            .sorted()
            .map(name -> Html.element("p", Html.link("/projects/" + name, name)))
            .collect(Html.joining());
    var title = PageLanguage.of(exchange).either("Projects", "프로젝트");
    frame.send(exchange, 200, title, Html.element("section", "card section", links));
  }

  private static boolean isEnvironment(String namespace) {
    return namespace.endsWith("-test") || namespace.endsWith("-prod");
  }

  private void sendProject(HttpExchange exchange, String project) throws IOException {
    if (client.namespaces().withName(project).get() == null) {
      frame.sendNotFound(exchange, project);
      return;
    }
    var models =
        resources.list(CustomResources.INFERENCE_SERVICE, project).stream().map(Model::of).toList();
    var routes =
        resources.list(CustomResources.ROUTE, project).stream()
            .map(route -> route.<String>get("spec", "host"))
            .toList();
    var content = new DeployedModels(PageLanguage.of(exchange)).html(models, routes);
    frame.send(exchange, 200, project, content);
  }
}
