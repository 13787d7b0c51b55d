package embedded.git.pages;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import java.io.IOException;
import java.util.Arrays;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** A commit: its message, its author, and what it changed. */
final class CommitPage {
  private final Repository repository;
  private final String base;
  private final PageLanguage language;

  CommitPage(Repository repository, String base, PageLanguage language) {
    this.repository = repository;
    this.base = base;
    this.language = language;
  }

  /** The commit's parents must have been parsed, too. */
  Html of(RevCommit commit) throws IOException {
    return Html.joined(
        Html.element(
            "div",
            "card",
            Html.element("pre", Html.text(commit.getFullMessage().strip())),
            Html.text(CommitSummary.signature(commit.getAuthorIdent())),
            Html.element("p", Html.element("code", Html.text(commit.name()))),
            parents(commit)),
        new CommitDiff(repository, language).of(commit));
  }

  private Html parents(RevCommit commit) {
    var links =
        Arrays.stream(commit.getParents())
            .map(it -> Html.link(base + "/commit/" + it.name(), CommitSummary.shortId(it)))
            .map(link -> Html.joined(Html.text(" "), Html.element("code", link)))
            .collect(Html.joining());
    return commit.getParentCount() == 0
        ? Html.text(language.either("first commit", "첫 커밋"))
        : Html.joined(Html.text(language.either("parent", "부모")), links);
  }
}
