package modelcar.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import modelcar.lint.ModelEntry.Kind;

/** What tools leave behind and no model needs: it is packed, and makes each image another one. */
final class Junk implements Rule {
  private static final Set<String> DIRECTORIES =
      Set.of(
          ".git",
          "__pycache__",
          ".ipynb_checkpoints",
          ".cache",
          ".venv",
          "node_modules",
          "__MACOSX",
          ".idea",
          ".vscode");
  private static final Set<String> FILES = Set.of(".DS_Store", "Thumbs.db", "desktop.ini");
  private static final List<String> ENDS = List.of("~", ".swp", ".tmp", ".part", ".crdownload");

  @Override
  public List<String> names() {
    return List.of("junk");
  }

  @Override
  public List<Finding> check(ModelTree model) {
    var findings = new ArrayList<Finding>();
    for (var entry : model.entries()) {
      if (isJunk(entry)) {
        findings.add(
            Finding.warning(
                "junk", entry.name(), "is what a tool left behind, and is packed", "delete it"));
      }
    }
    return findings;
  }

  private static boolean isJunk(ModelEntry entry) {
    var name = entry.lastName();
    return entry.is(Kind.DIRECTORY)
        ? DIRECTORIES.contains(name)
        : FILES.contains(name) || ENDS.stream().anyMatch(name::endsWith);
  }
}
