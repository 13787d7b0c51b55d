package embedded.git.pages;

import com.sun.net.httpserver.HttpExchange;
import embedded.edge.Html;
import embedded.edge.HtmlPage;
import embedded.edge.PageLanguage;
import java.io.IOException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * What a browser sees of a repository, under the paths that Gitea uses, so that links to Gitea work
 * here too.
 */
public final class RepositoryPages {
  private static final String COMMIT = "commit/";
  private static final String COMMITS = "commits/branch/";
  private static final String SOURCE = "src/branch/";

  private final Repository repository;
  private final String base;
  private final PageLanguage language;

  private RepositoryPages(Repository repository, String base, PageLanguage language) {
    this.repository = repository;
    this.base = base;
    this.language = language;
  }

  /**
   * Answers with the page of a repository, a folder, a file, a commit or a branch's commits; 404
   * for all else.
   *
   * @param base the path of the repository's own page, for example {@code /user1/mlops-gitops}
   * @param rest the path after it; empty for that page
   */
  public static void serve(HttpExchange exchange, Repository repository, String base, String rest)
      throws IOException {
    var pages = new RepositoryPages(repository, base, PageLanguage.of(exchange));
    var page = pages.find(rest);
    if (page == null) {
      HtmlPage.send(exchange, 404, "404", pages.missing());
    } else {
      HtmlPage.send(exchange, 200, base.substring(1), Html.joined(pages.heading(), page));
    }
  }

  private Html heading() {
    return Html.element("h1", Html.link(base, base.substring(1)));
  }

  private Html missing() {
    var sentence =
        language.either("There is no such page in this repository.", "이 저장소에 그런 페이지가 없습니다.");
    return Html.joined(heading(), Html.element("p", Html.text(sentence)));
  }

  /** The page, or null if the path leads nowhere. */
  private Html find(String rest) throws IOException {
    if (rest.isEmpty()) {
      return branchPage("main", "");
    }
    if (rest.startsWith(COMMIT)) {
      return commitPage(rest.substring(COMMIT.length()));
    }
    if (rest.startsWith(COMMITS)) {
      return commitsPage(rest.substring(COMMITS.length()));
    }
    if (rest.startsWith(SOURCE)) {
      var branchAndPath = rest.substring(SOURCE.length()).split("/", 2);
      return branchPage(branchAndPath[0], branchAndPath.length < 2 ? "" : branchAndPath[1]);
    }
    return null;
  }

  private Html branchPage(String branch, String path) throws IOException {
    var head = repository.exactRef("refs/heads/" + branch);
    if (head == null) {
      var empty = language.either("Nothing was pushed yet.", "아직 푸시된 내용이 없습니다.");
      return path.isEmpty() ? Html.element("p", Html.text(empty)) : null;
    }
    try (var walk = new RevWalk(repository)) {
      var commit = walk.parseCommit(head.getObjectId());
      return new SourcePage(repository, base, branch, language).of(commit, path);
    }
  }

  private Html commitsPage(String branch) throws IOException {
    var head = repository.exactRef("refs/heads/" + branch);
    return head == null ? null : new CommitsPage(repository, base, language).of(head.getObjectId());
  }

  private Html commitPage(String revision) throws IOException {
    var id = resolve(revision);
    if (id == null) {
      return null;
    }
    try (var walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(id);
      for (var parent : commit.getParents()) {
        walk.parseHeaders(parent);
      }
      return new CommitPage(repository, base, language).of(commit);
    }
  }

  private ObjectId resolve(String revision) throws IOException {
    try {
      return revision.matches("[0-9a-f]{4,40}") ? repository.resolve(revision + "^{commit}") : null;
    } catch (RevisionSyntaxException | AmbiguousObjectException | MissingObjectException none) {
      return null;
    }
  }
}
