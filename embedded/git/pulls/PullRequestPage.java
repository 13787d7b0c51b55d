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
    return of(request, Html.NOTHING);
  }

  /** After the button was pressed, and nothing could be merged. */
  Html afterConflict(PullRequest request) throws IOException {
    var reason =
        language.either(
            "It was not merged: it conflicts with %s, or one of the two branches is gone. Merge %s"
                + " into %s by hand, push it, and try again.",
            "병합하지 못했습니다: %s 브랜치와 충돌하거나 두 브랜치 중 하나가 없습니다. %s 브랜치를 %s에 직접" + " 병합하고 푸시한 뒤 다시 시도하세요.");
    var text = reason.formatted(request.base(), request.base(), request.head());
    return of(request, Html.element("p", "card", Html.text(text)));
  }

  private Html of(PullRequest request, Html notice) throws IOException {
    return Html.joined(
        Html.element("h1", Html.link(base, base.substring(1))),
        Html.element("h2", Html.text("#" + request.number() + " " + request.title())),
        Html.element("p", "quiet", Html.text(summary(request))),
        Html.element("pre", Html.text(request.body())),
        notice,
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
