package embedded.git.pages;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * What a commit changed against its first parent, file by file, with added and removed lines in
 * colour.
 */
public final class CommitDiff {
  /**
   * More would not be read, and a first commit of thousands of files would keep the browser busy.
   */
  private static final int FILES_SHOWN = 50;

  private static final int BYTES_PER_FILE = 100_000;

  private final Repository repository;
  private final PageLanguage language;

  public CommitDiff(Repository repository, PageLanguage language) {
    this.repository = repository;
    this.language = language;
  }

  /** The commit's parents must have been parsed, too. */
  public Html of(RevCommit commit) throws IOException {
    var text = new ByteArrayOutputStream();
    try (var formatter = new DiffFormatter(text)) {
      formatter.setRepository(repository);
      formatter.setDetectRenames(true);
      var parent = commit.getParentCount() == 0 ? null : commit.getParent(0).getTree();
      var entries = formatter.scan(parent, commit.getTree());
      var page = Html.element("p", Html.text(count(entries.size())));
      for (var entry : entries.subList(0, Math.min(FILES_SHOWN, entries.size()))) {
        formatter.format(entry);
        formatter.flush();
        page = Html.joined(page, file(entry, text.toString(StandardCharsets.UTF_8)));
        text.reset();
      }
      return page;
    }
  }

  private String count(int files) {
    return language.either(files + " changed file(s)", "변경된 파일 " + files + "개");
  }

  private static Html file(DiffEntry entry, String diff) {
    boolean deleted = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    var path = deleted ? entry.getOldPath() : entry.getNewPath();
    var shown = diff.substring(0, Math.min(BYTES_PER_FILE, diff.length()));
    var lines = shown.lines().map(CommitDiff::line).collect(Html.joining());
    return Html.joined(Html.element("h3", Html.text(path)), Html.element("pre", lines));
  }

  private static Html line(String line) {
    return Html.element("span", kind(line), Html.text(line));
  }

  private static String kind(String line) {
    if (line.startsWith("@@")) {
      return "hunk";
    }
    boolean isFileHeader = line.startsWith("+++") || line.startsWith("---");
    if (isFileHeader || line.isEmpty()) {
      return "line";
    }
    return switch (line.charAt(0)) {
      case '+' -> "added";
      case '-' -> "removed";
      default -> "line";
    };
  }
}
