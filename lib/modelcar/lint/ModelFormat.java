package modelcar.lint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats of models, known by the ends of their files' names. OpenVINO Model Server looks for
 * its formats by these ends and takes any name before them ("Preparing a Model Repository" in its
 * documentation).
 */
enum ModelFormat {
  /** One file. */
  ONNX(true, ".onnx"),
  /** A graph, and its weights in a file of the same name with {@code .bin}. */
  OPENVINO(true, ".xml"),
  /** A graph, and its weights in a file of the same name with {@code .pdiparams}. */
  PADDLE(true, ".pdmodel"),
  /** {@code saved_model.pb} with {@code variables/}, or a frozen graph. */
  TENSORFLOW(true, ".pb"),
  TENSORFLOW_LITE(true, ".tflite"),
  /** Formats that OpenVINO Model Server does not read, but other runtimes of KServe do. */
  OTHER(
      false,
      ".safetensors",
      ".gguf",
      ".joblib",
      ".pkl",
      ".pickle",
      ".pt",
      ".pth",
      ".mar",
      ".bst",
      ".ubj",
      ".keras",
      ".h5",
      ".pmml",
      ".plan");

  private final boolean openvino;
  private final String[] ends;

  ModelFormat(boolean openvino, String... ends) {
    this.openvino = openvino;
    this.ends = ends;
  }

  /** The format that a file's name promises; empty for all other files. */
  static Optional<ModelFormat> of(ModelEntry file) {
    var name = file.lastName().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> Arrays.stream(format.ends).anyMatch(name::endsWith))
        .findFirst();
  }

  /** Whether a file is one that OpenVINO Model Server would load. */
  static boolean isModelFile(ModelEntry file) {
    return of(file).filter(ModelFormat::isOpenvinos).isPresent();
  }

  /** Whether OpenVINO Model Server reads it. */
  boolean isOpenvinos() {
    return openvino;
  }
}
