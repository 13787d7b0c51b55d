package modelcar.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import modelcar.lint.ModelEntry.Kind;

/**
 * Whether a model server finds a model at all. The model's directory becomes {@code /models/1}, and
 * OpenVINO Model Server looks there for one model, and not in directories below.
 */
final class Layout implements Rule {
  private static final String RULE = "layout";
  private static final Pattern VERSION = Pattern.compile("\\d+");
  private static final String TAKES =
      "OpenVINO Model Server takes .onnx, .xml with .bin, .pdmodel with .pdiparams, saved_model.pb"
          + " or .tflite";

  private static final Finding EMPTY =
      Finding.error("empty-model", ".", "is empty", "give the directory that holds it");

  @Override
  public List<String> names() {
    return List.of("empty-model", RULE, "several-models", "missing-weights");
  }

  @Override
  public List<Finding> check(ModelTree model) {
    if (model.files().findAny().isEmpty()) {
      return isEmpty(model) ? List.of(EMPTY) : List.of();
    }
    var version = versionDirectory(model);
    if (version.isPresent() && modelsOnTop(model).isEmpty()) {
      return List.of(nested(version.get()));
    }
    return Stream.concat(servable(model), version.map(Layout::left).stream()).toList();
  }

  // where there are only links or files that cannot be read, their own rules say so
  private static boolean isEmpty(ModelTree model) {
    return model.entries().stream().allMatch(entry -> entry.is(Kind.DIRECTORY));
  }

  private static Stream<Finding> servable(ModelTree model) {
    var onTop = modelsOnTop(model);
    if (onTop.isEmpty()) {
      return Stream.of(nothingOnTop(model));
    }
    if (onTop.size() > 1) {
      var names = String.join(", ", onTop.stream().map(ModelEntry::name).toList());
      return Stream.of(
          Finding.warning(
              "several-models",
              ".",
              "has several models side by side, and the server picks one: " + names,
              "keep one; pack the others as images of their own"));
    }
    return partner(model, onTop.get(0)).stream();
  }

  private static List<ModelEntry> modelsOnTop(ModelTree model) {
    return model.files().filter(file -> file.isOnTop() && ModelFormat.isModelFile(file)).toList();
  }

  private static Finding nothingOnTop(ModelTree model) {
    var below = model.files().filter(ModelFormat::isModelFile).findFirst();
    if (below.isPresent()) {
      var name = below.get().name();
      return Finding.error(
          RULE,
          name,
          "would become /models/1/" + name + ", where the model server does not look",
          "give the directory that holds it: " + name.substring(0, name.lastIndexOf('/')));
    }
    var other = model.files().filter(file -> ModelFormat.of(file).isPresent()).findFirst();
    return other
        .map(
            file ->
                Finding.warning(
                    RULE,
                    file.name(),
                    "is a model for other runtimes: " + TAKES,
                    "convert it, or deploy it with a runtime that reads it"))
        .orElseGet(
            () ->
                Finding.error(
                    RULE,
                    ".",
                    "has no file that is known as a model: " + TAKES,
                    "convert the model, or give the directory that holds it"));
  }

  private static Optional<ModelEntry> versionDirectory(ModelTree model) {
    return model.entries().stream()
        .filter(entry -> entry.is(Kind.DIRECTORY) && entry.isOnTop())
        .filter(entry -> VERSION.matcher(entry.name()).matches())
        .findFirst();
  }

  private static Finding nested(ModelEntry version) {
    return Finding.error(
        RULE,
        version.name(),
        "is a version's directory already and would become /models/1/" + version.name(),
        "give that directory itself: MODEL/" + version.name());
  }

  private static Finding left(ModelEntry version) {
    return Finding.warning(
        RULE,
        version.name(),
        "looks like a version of the model and would become /models/1/" + version.name(),
        "delete it if the model is the one above it");
  }

  private static Optional<Finding> partner(ModelTree model, ModelEntry graph) {
    var weights =
        switch (ModelFormat.of(graph).orElseThrow()) {
          case OPENVINO -> ".bin";
          case PADDLE -> ".pdiparams";
          default -> "";
        };
    if (weights.isEmpty()) {
      return Optional.empty();
    }
    var name = graph.name().substring(0, graph.name().lastIndexOf('.')) + weights;
    return model.files().anyMatch(file -> file.name().equals(name))
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                "missing-weights",
                graph.name(),
                "has no weights beside it: " + name + " is missing",
                "put it there"));
  }
}
