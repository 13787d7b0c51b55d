package embedded.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import embedded.accounts.Accounts;
import embedded.git.pages.RepositoryPages;
import embedded.git.pulls.PullRequestApi;
import embedded.git.pulls.PullRequestEndpoint;
import embedded.git.pulls.PullRequestPages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Repository;

/**
 * The embedded platform's Git server, which stands in for the workshop's Gitea: bare repositories
 * over smart HTTP, and a few pages for browsers. URLs are {@code /<owner>/<repo>}, with or without
 * {@code .git}.
 */
public final class GitServer implements HttpHandler {
  private final Repositories repositories;
  private final GitAccess access;
  private final ProtectedBranches protectedBranches = new ProtectedBranches();
  private final List<Consumer<Push>> listeners = new CopyOnWriteArrayList<>();
  private final SmartHttp smartHttp;
  private final PullRequestApi pullRequestApi = new PullRequestApi(protectedBranches);
  private final PullRequestEndpoint pullRequests;

  /**
   * @param root the folder of the repositories; nothing is written outside of it, see {@link
   *     ServerSideGit}
   */
  public GitServer(Path root, Accounts accounts) {
    this.repositories = new Repositories(root);
    this.access = new GitAccess(accounts);
    this.smartHttp = new SmartHttp(protectedBranches, this::announce);
    this.pullRequests =
        new PullRequestEndpoint(pullRequestApi, accounts, this::open, this::announceMerge);
  }

  /**
   * Makes a repository from a folder: its history if the folder is a working tree of Git, else one
   * commit of its files. A repository that is already there stays as it is.
   *
   * @param initialMessage the message of that one commit
   * @return the bare repository's folder
   * @throws IllegalArgumentException if owner or repo is not a possible name
   */
  public Path create(String owner, String repo, Path workingTree, String initialMessage)
      throws IOException {
    var name = nameOf(owner, repo);
    if (repositories.existing(name).isEmpty()) {
      new RepositoryImport(repositories.folder(name)).from(workingTree, initialMessage);
    }
    return repositories.folder(name);
  }

  /** The bare repository that a URL stands for; its host does not matter. */
  public Optional<Path> repository(String url) {
    try {
      var path = URI.create(url).getPath();
      return path == null
          ? Optional.empty()
          : GitPath.parse(path)
              .filter(it -> it.rest().isEmpty())
              .flatMap(it -> repositories.existing(it.repository()));
    } catch (IllegalArgumentException notAUrl) {
      return Optional.empty();
    }
  }

  /** From now on nobody can push to this branch; changes come in by pull requests. */
  public void protect(String owner, String repo, String branch) {
    protectedBranches.add(nameOf(owner, repo).toString(), branch, List.of());
  }

  /**
   * The listener is told of each push after its refs have changed, in the thread of the request.
   */
  public void onPush(Consumer<Push> listener) {
    listeners.add(listener);
  }

  private Optional<Repository> open(String owner, String repo) throws IOException {
    var name = RepositoryName.of(owner, repo);
    return name.isPresent() ? repositories.open(name.get()) : Optional.empty();
  }

  private void announceMerge(String repository, String ref) {
    var parts = repository.split("/");
    announce(new Push(parts[0], parts[1], List.of(ref)));
  }

  private void announce(Push push) {
    listeners.forEach(listener -> listener.accept(push));
  }

  private static RepositoryName nameOf(String owner, String repo) {
    return RepositoryName.of(owner, repo)
        .orElseThrow(
            () -> new IllegalArgumentException("no repository name: " + owner + "/" + repo));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (PullRequestEndpoint.isApi(exchange.getRequestURI().getPath())) {
        pullRequests.serve(exchange);
        return;
      }
      var path = GitPath.parse(exchange.getRequestURI().getPath());
      if (path.isPresent()) {
        serve(exchange, path.get());
      } else {
        Refusal.notFound(exchange);
      }
    }
  }

  private void serve(HttpExchange exchange, GitPath path) throws IOException {
    var name = path.repository();
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var request =
        GitRequest.parse(exchange.getRequestMethod(), path.rest(), exchange.getRequestURI());
    boolean isPush = request.filter(it -> it.service() == GitService.RECEIVE_PACK).isPresent();
    try (var repository = repositories.open(name).orElse(null)) {
      boolean exists = repository != null;
      var decision =
          isPush
              ? access.toPush(authorization, name, exists)
              : access.toRead(authorization, exists);
      if (decision != GitDecision.ALLOWED) {
        Refusal.send(exchange, decision);
      } else if (request.isPresent()) {
        smartHttp.serve(exchange, request.get(), name, repository);
      } else if (PullRequestPages.isPage(path.rest())) {
        new PullRequestPages(
                pullRequestApi,
                repository,
                name.toString(),
                ref -> announceMerge(name.toString(), ref))
            .serve(exchange, path.rest());
      } else {
        RepositoryPages.serve(exchange, repository, "/" + name, path.rest());
      }
    }
  }
}
