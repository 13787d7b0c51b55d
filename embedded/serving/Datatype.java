package embedded.serving;

import ai.onnxruntime.OnnxJavaType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tensor datatypes of the Open Inference Protocol that this server speaks. */
public enum Datatype {
  FP32(OnnxJavaType.FLOAT),
  FP64(OnnxJavaType.DOUBLE),
  INT32(OnnxJavaType.INT32),
  INT64(OnnxJavaType.INT64),
  BOOL(OnnxJavaType.BOOL);

  private final OnnxJavaType onnxType;

  Datatype(OnnxJavaType onnxType) {
    this.onnxType = onnxType;
  }

  /** The datatype of a tensor in the model; empty for types that this server does not speak. */
  static Optional<Datatype> of(OnnxJavaType onnxType) {
    return Arrays.stream(values()).filter(type -> type.onnxType == onnxType).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
