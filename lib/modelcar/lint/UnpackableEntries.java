package modelcar.lint;

import java.util.ArrayList;
import java.util.List;

/** What cannot be packed at all: files that may not be read, sockets, pipes and devices. */
final class UnpackableEntries implements Rule {
  @Override
  public List<String> names() {
    return List.of("unreadable", "special-file");
  }

  @Override
  public List<Finding> check(ModelTree model) {
    var findings = new ArrayList<Finding>();
    for (var entry : model.entries()) {
      switch (entry.kind()) {
        case UNREADABLE ->
            findings.add(
                Finding.error(
                    "unreadable", entry.name(), "cannot be read", "chmod -R u+rX, or delete it"));
        case SPECIAL ->
            findings.add(
                Finding.error(
                    "special-file",
                    entry.name(),
                    "is a socket, a pipe or a device, not a file",
                    "delete it"));
        default -> {}
      }
    }
    return findings;
  }
}
