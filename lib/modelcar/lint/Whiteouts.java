package modelcar.lint;

import java.util.List;

/**
 * Names that mean "delete" in a layer (OCI image specification, "Image Layer Filesystem Changeset",
 * Whiteouts): {@code .wh.weights.bin} does not become a file, it takes {@code weights.bin} away.
 */
final class Whiteouts implements Rule {
  private static final String RULE = "whiteout";
  private static final String PREFIX = ".wh.";

  @Override
  public List<String> names() {
    return List.of(RULE);
  }

  @Override
  public List<Finding> check(ModelTree model) {
    return model.entries().stream()
        .filter(entry -> entry.lastName().startsWith(PREFIX))
        .map(
            entry ->
                Finding.error(
                    RULE,
                    entry.name(),
                    "has a name by which an image's layer deletes files, and would not be there",
                    "rename it"))
        .toList();
  }
}
