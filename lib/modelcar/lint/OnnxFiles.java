package modelcar.lint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether ONNX files are whole, and keep their weights where the model server finds them. In a
 * ModelCar the model is reached by a link through {@code /proc/<pid>/root}, and data beside the
 * file is then refused, because it lies elsewhere than the link.
 */
final class OnnxFiles implements Rule {
  /** Not below the model's directory: absolute, a drive, or up. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("/.*|\\\\.*|[A-Za-z]:.*|(.*[/\\\\])?\\.\\.([/\\\\].*)?");

  private static final String ONE_FILE =
      "save it as one file: onnx.save_model(model, path, save_as_external_data=False); above 2 GB"
          + " convert it to OpenVINO's format: ovc";

  @Override
  public List<String> names() {
    return List.of("not-onnx", "external-data", "external-data-missing", "external-data-leads-out");
  }

  @Override
  public List<Finding> check(ModelTree model) throws IOException {
    var findings = new ArrayList<Finding>();
    for (var file : model.files().filter(OnnxFiles::isToRead).toList()) {
      check(file, model, findings);
    }
    return findings;
  }

  private static boolean isToRead(ModelEntry file) {
    return file.size() > 0
        && ModelFormat.of(file).filter(format -> format == ModelFormat.ONNX).isPresent();
  }

  private static void check(ModelEntry file, ModelTree model, List<Finding> findings)
      throws IOException {
    if (LfsPointers.isPointer(file)) {
      return;
    }
    try {
      OnnxModel.read(file.path())
          .external()
          .forEach((location, bytes) -> findings.add(external(file, model, location, bytes)));
    } catch (BrokenProtobuf broken) {
      findings.add(
          Finding.error(
              "not-onnx",
              file.name(),
              "is not an ONNX model, or not all of one: " + broken.getMessage(),
              "export or download it again"));
    }
  }

  private static Finding external(ModelEntry file, ModelTree model, String location, long bytes) {
    if (location.isEmpty() || ELSEWHERE.matcher(location).matches()) {
      return Finding.error(
          "external-data-leads-out",
          file.name(),
          "keeps weights outside of the model: " + location,
          ONE_FILE);
    }
    var folder = file.name().substring(0, file.name().lastIndexOf('/') + 1);
    var name = folder + location.replaceFirst("^(\\./)+", "");
    var data = model.files().filter(it -> it.name().equals(name)).findFirst();
    if (data.isEmpty()) {
      return Finding.error(
          "external-data-missing",
          file.name(),
          "keeps weights in " + name + ", which is missing",
          "put it there, and then " + ONE_FILE);
    }
    if (data.get().size() < bytes) {
      return Finding.error(
          "external-data-missing",
          name,
          "has " + data.get().size() + " bytes, but " + file.name() + " needs " + bytes + " of it",
          "export or download both again");
    }
    return Finding.error(
        "external-data",
        file.name(),
        "keeps weights in " + name + ", which a server in a ModelCar cannot load",
        ONE_FILE);
  }
}
