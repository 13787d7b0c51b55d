package modelcar.lint;

import java.util.List;

/**
 * Files without content, as a download that broke off leaves them. Python packages and markers are
 * empty on purpose.
 */
final class EmptyFiles implements Rule {
  private static final List<String> ON_PURPOSE = List.of("__init__.py", ".gitkeep", ".keep");

  @Override
  public List<String> names() {
    return List.of("empty-file");
  }

  @Override
  public List<Finding> check(ModelTree model) {
    return model
        .files()
        .filter(file -> file.size() == 0 && !ON_PURPOSE.contains(file.lastName()))
        .map(EmptyFiles::finding)
        .toList();
  }

  private static Finding finding(ModelEntry file) {
    return ModelFormat.isModelFile(file)
        ? Finding.error("empty-file", file.name(), "is empty", "train or download it again")
        : Finding.warning("empty-file", file.name(), "is empty", "delete it if it has no meaning");
  }
}
