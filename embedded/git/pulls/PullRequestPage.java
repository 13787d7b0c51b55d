package embedded.git.pulls;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import embedded.git.pages.CommitDiff;
import java.io.IOException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** One pull request: its text, what it changes, and the button to merge it. */
final class PullRequestPage {
  private final Repository repository;
  private final String base;
  private final PageLanguage language;

  /**
   * @param base the path of the repository's own page
   */
  PullRequestPage(Repository repository, String base, PageLanguage language) {
    this.repository = repository;
    this.base = base;
    this.language = language;
  }

  Html of(PullRequest request) throws IOException {
    return Html.joined(
        Html.element("h1", Html.link(base, base.substring(1))),
        Html.element("h2", Html.text("#" + request.number() + " " + request.title())),
        Html.element("p", "quiet", Html.text(summary(request))),
        Html.element("pre", Html.text(request.body())),
        button(request),
        change(request));
  }

  /** In a word. */
  static String state(PullRequest request, PageLanguage language) {
    if (request.mergeCommit().isPresent()) {
      return language.either("merged", "병합됨");
    }
    return request.open() ? language.either("open", "열림") : language.either("closed", "닫힘");
  }

  private String summary(PullRequest request) {
    return "%s: %s → %s, %s"
        .formatted(state(request, language), request.head(), request.base(), request.author());
  }

  private Html button(PullRequest request) {
    var merged = request.mergeCommit();
    if (merged.isPresent()) {
      return Html.element("p", Html.link(base + "/commit/" + merged.get(), merged.get()));
    }
    return request.open()
        ? Html.button(
            base + "/pulls/" + request.number() + "/merge",
            language.either("Merge with a merge commit", "병합 커밋으로 병합"))
        : Html.NOTHING;
  }

  /** What the branch's last commit changed; nothing where the branch is gone. */
  private Html change(PullRequest request) throws IOException {
    var head = repository.exactRef("refs/heads/" + request.head());
    if (head == null) {
      return Html.NOTHING;
    }
    try (var walk = new RevWalk(repository)) {
      var commit = walk.parseCommit(head.getObjectId());
      for (var parent : commit.getParents()) {
        walk.parseHeaders(parent);
      }
      return new CommitDiff(repository, language).of(commit);
    }
  }
}
