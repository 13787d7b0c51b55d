package embedded.git.pages;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** The last commits of a branch. */
final class CommitsPage {
  private static final int COMMITS = 100;

  private final Repository repository;
  private final String base;
  private final PageLanguage language;

  CommitsPage(Repository repository, String base, PageLanguage language) {
    this.repository = repository;
    this.base = base;
    this.language = language;
  }

  Html of(ObjectId head) throws IOException {
    try (var walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(head));
      var rows =
          StreamSupport.stream(walk.spliterator(), false)
              .limit(COMMITS)
              .map(commit -> CommitSummary.of(commit, base))
              .map(line -> Html.element("tr", Html.element("td", line)))
              .collect(Html.joining());
      var title = Html.element("h2", Html.text(language.either("Commits", "커밋")));
      return Html.joined(title, Html.element("table", rows));
    }
  }
}
