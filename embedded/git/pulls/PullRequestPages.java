package embedded.git.pulls;

import com.sun.net.httpserver.HttpExchange;
import embedded.edge.Html;
import embedded.edge.HtmlPage;
import embedded.edge.PageLanguage;
import embedded.edge.Response;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser sees of pull requests, under the paths that Gitea uses: the list, one of them, and
 * its button to merge it. Nobody logs in to the embedded platform, so the button merges as the
 * repository's owner.
 */
public final class PullRequestPages {
  private static final String PULLS = "pulls";
  private static final String MERGE = "/merge";

  private final PullRequestApi api;
  private final Repository repository;
  private final String name;
  private final Consumer<String> movedBranch;

  /**
   * @param name of the repository with its owner, {@code user1/mlops-gitops}
   * @param movedBranch told of a branch that a merge has moved
   */
  public PullRequestPages(
      PullRequestApi api, Repository repository, String name, Consumer<String> movedBranch) {
    this.api = api;
    this.repository = repository;
    this.name = name;
    this.movedBranch = movedBranch;
  }

  /** Whether a path below a repository's is one of these pages. */
  public static boolean isPage(String rest) {
    return rest.equals(PULLS) || rest.startsWith(PULLS + "/");
  }

  /** Answers with a page, or merges; 404 where there is no such pull request. */
  public void serve(HttpExchange exchange, String rest) throws IOException {
    if (rest.equals(PULLS)) {
      send(exchange, list(PageLanguage.of(exchange)));
      return;
    }
    var isMerge = rest.endsWith(MERGE) && exchange.getRequestMethod().equals("POST");
    var number = rest.substring(PULLS.length() + 1).replace(isMerge ? MERGE : "", "");
    var request = api.find(name, number);
    if (request.isEmpty()) {
      HtmlPage.send(exchange, 404, "404", Html.element("h1", Html.text("404")));
    } else if (isMerge) {
      merge(exchange, request.get());
    } else {
      send(exchange, page(exchange).of(request.get()));
    }
  }

  private PullRequestPage page(HttpExchange exchange) {
    return new PullRequestPage(repository, "/" + name, PageLanguage.of(exchange));
  }

  private void send(HttpExchange exchange, Html page) throws IOException {
    HtmlPage.send(exchange, 200, name, page);
  }

  private Html list(PageLanguage language) {
    var rows =
        api.all(name).stream()
            .map(
                it ->
                    Html.joined(
                        Html.link(address(it), "#" + it.number() + " " + it.title()),
                        Html.text(" " + PullRequestPage.state(it, language))))
            .map(line -> Html.element("tr", Html.element("td", line)))
            .collect(Html.joining());
    return Html.joined(
        Html.element("h1", Html.link("/" + name, name)),
        Html.element("h2", Html.text(language.either("Pull requests", "풀 리퀘스트"))),
        Html.element("table", rows));
  }

  private String address(PullRequest request) {
    return "/" + name + "/" + PULLS + "/" + request.number();
  }

  private void merge(HttpExchange exchange, PullRequest request) throws IOException {
    if (isOfAnotherSite(exchange)) {
      HtmlPage.send(exchange, 403, "403", Html.element("h1", Html.text("403")));
      return;
    }
    var answer = api.answer(mergeBy(name.substring(0, name.indexOf('/')), request));
    if (answer.status() == HttpURLConnection.HTTP_CONFLICT) {
      var page = page(exchange).afterConflict(request);
      HtmlPage.send(exchange, answer.status(), name, page);
      return;
    }
    // any other answer is what the page says by itself: it is merged, or was closed
    exchange.getResponseHeaders().set("Location", address(request));
    Response.sendEmpty(exchange, 303);
  }

  private PullRequestApi.Call mergeBy(String owner, PullRequest request) {
    return new PullRequestApi.Call(
        "POST",
        List.of(PULLS, "" + request.number(), "merge"),
        Map.of(),
        JsonMapper.shared().createObjectNode(),
        repository,
        name,
        "/" + name,
        owner,
        true,
        movedBranch);
  }

  /** A page elsewhere could press the button behind the back of who looks at it. */
  private static boolean isOfAnotherSite(HttpExchange exchange) {
    var host = exchange.getRequestHeaders().getFirst("Host");
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin"))
        .map(origin -> !host.equals(URI.create(origin).getRawAuthority()))
        .orElse(false);
  }
}
