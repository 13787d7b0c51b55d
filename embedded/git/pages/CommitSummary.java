package embedded.git.pages;

import embedded.edge.Html;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A commit in one line. */
final class CommitSummary {
  private static final int SHORT_DIGITS = 10;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private CommitSummary() {}

  static Html of(RevCommit commit, String base) {
    return Html.joined(
        Html.element("code", Html.link(base + "/commit/" + commit.name(), shortId(commit))),
        Html.text(" " + commit.getShortMessage() + " "),
        Html.element("span", "quiet", Html.text(signature(commit.getAuthorIdent()))));
  }

  static String shortId(RevCommit commit) {
    return commit.name().substring(0, SHORT_DIGITS);
  }

  /** Who and when, in the time zone of the author. */
  static String signature(PersonIdent author) {
    ZoneId zone = author.getZoneId();
    return author.getName() + ", " + TIME.withZone(zone).format(author.getWhenAsInstant());
  }
}
