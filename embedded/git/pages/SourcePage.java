package embedded.git.pages;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A folder or a file of a branch. */
final class SourcePage {
  private static final int BYTES_SHOWN = 512 * 1024;

  private final Repository repository;
  private final String base;
  private final String branch;
  private final PageLanguage language;

  SourcePage(Repository repository, String base, String branch, PageLanguage language) {
    this.repository = repository;
    this.base = base;
    this.branch = branch;
    this.language = language;
  }

  /** The page of what is at the path in this commit, or null if there is nothing. */
  Html of(RevCommit commit, String path) throws IOException {
    if (path.isEmpty()) {
      return Html.joined(lastCommit(commit), folder(commit.getTree(), ""), readme(commit));
    }
    try (var found = TreeWalk.forPath(repository, path, commit.getTree())) {
      if (found == null) {
        return null;
      }
      var content = found.isSubtree() ? folder(found.getObjectId(0), path + "/") : file(found);
      return Html.joined(breadcrumbs(path), content);
    }
  }

  private Html lastCommit(RevCommit commit) {
    var all =
        Html.link(base + "/commits/branch/" + branch, language.either("all commits", "모든 커밋"));
    return Html.element("div", "card", CommitSummary.of(commit, base), Html.element("p", all));
  }

  private Html folder(ObjectId tree, String prefix) throws IOException {
    var entries = new ArrayList<FolderEntry>();
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      while (walk.next()) {
        entries.add(new FolderEntry(walk.getNameString(), walk.getFileMode() == FileMode.TREE));
      }
    }
    entries.sort(Comparator.comparing(FolderEntry::isFile).thenComparing(FolderEntry::name));
    return Html.element(
        "table", entries.stream().map(entry -> row(entry, prefix)).collect(Html.joining()));
  }

  private Html row(FolderEntry entry, String prefix) {
    var shown = entry.isFolder() ? entry.name() + "/" : entry.name();
    var link = Html.link(sourceUrl(prefix + entry.name()), shown);
    return Html.element("tr", Html.element("td", Html.element("code", link)));
  }

  private record FolderEntry(String name, boolean isFolder) {
    boolean isFile() {
      return !isFolder;
    }
  }

  private Html file(TreeWalk file) throws IOException {
    if (file.getFileMode() == FileMode.GITLINK) {
      return Html.element("p", Html.text(file.getObjectId(0).name()));
    }
    return content(file.getObjectId(0));
  }

  private Html content(ObjectId blob) throws IOException {
    var loader = repository.open(blob);
    var size = language.either(loader.getSize() + " bytes", loader.getSize() + "바이트");
    if (loader.getSize() > BYTES_SHOWN || RawText.isBinary(loader.getBytes(BYTES_SHOWN))) {
      return Html.element("p", Html.text(size));
    }
    var text = new String(loader.getBytes(BYTES_SHOWN), StandardCharsets.UTF_8);
    return Html.joined(
        Html.element("p", "quiet", Html.text(size)), Html.element("pre", Html.text(text)));
  }

  private Html readme(RevCommit commit) throws IOException {
    try (var found = TreeWalk.forPath(repository, "README.md", commit.getTree())) {
      return found == null
          ? Html.NOTHING
          : Html.joined(Html.element("h2", Html.text("README.md")), content(found.getObjectId(0)));
    }
  }

  private Html breadcrumbs(String path) {
    var crumbs = new ArrayList<Html>();
    crumbs.add(Html.link(base, branch));
    int slash = path.indexOf('/');
    for (int from = 0; from >= 0; from = slash + 1, slash = path.indexOf('/', from)) {
      crumbs.add(Html.text(" / "));
      if (slash < 0) {
        crumbs.add(Html.text(path.substring(from)));
        break;
      }
      crumbs.add(Html.link(sourceUrl(path.substring(0, slash)), path.substring(from, slash)));
    }
    return Html.element("p", crumbs.toArray(Html[]::new));
  }

  private String sourceUrl(String path) {
    return UrlPath.encoded(base + "/src/branch/" + branch + "/" + path);
  }
}
