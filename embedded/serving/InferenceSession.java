package embedded.serving;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model in ONNX Runtime. Requests run at the same time; closing waits for those that are running.
 */
final class InferenceSession implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private boolean closed;

  private InferenceSession(
      OrtEnvironment environment,
      OrtSession session,
      List<TensorSpec> inputs,
      List<TensorSpec> outputs) {
    this.environment = environment;
    this.session = session;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  static void warmUp() {
    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
  }

  /**
   * @throws ModelLoadException when the file is no model that this server can serve
   */
  static InferenceSession load(Path model) throws ModelLoadException {
    // the exception carries the message; without the level the native library prints it to stderr
    // as well
    var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    OrtSession session = null;
    try (var options = new OrtSession.SessionOptions()) {
      // workshop models are small: one thread per request is faster than waking up a pool
      options.setIntraOpNumThreads(1);
      session = environment.createSession(model.toString(), options);
      return new InferenceSession(
          environment,
          session,
          specs(session.getInputInfo().values()),
          specs(session.getOutputInfo().values()));
    } catch (OrtException broken) {
      throw new ModelLoadException(
          "cannot load " + model.getFileName() + ": " + broken.getMessage(), broken);
    } catch (ModelLoadException notServed) {
      closeQuietly(session);
      throw notServed;
    }
  }

  private static List<TensorSpec> specs(Collection<NodeInfo> nodes) throws ModelLoadException {
    var specs = new ArrayList<TensorSpec>();
    for (var node : nodes) {
      if (!(node.getInfo() instanceof TensorInfo tensor)) {
        throw new ModelLoadException("'" + node.getName() + "' of the model is not a tensor");
      }
      var datatype =
          Datatype.of(tensor.type)
              .orElseThrow(
                  () ->
                      new ModelLoadException(
                          "'%s' of the model has type %s, this server speaks %s"
                              .formatted(node.getName(), tensor.type, Datatype.names())));
      specs.add(new TensorSpec(node.getName(), datatype, longs(tensor.getShape())));
    }
    return List.copyOf(specs);
  }

  private static List<Long> longs(long[] shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  List<TensorSpec> inputs() {
    return inputs;
  }

  List<TensorSpec> outputs() {
    return outputs;
  }

  /**
   * @return the requested outputs in the order of the request
   * @throws OrtException when the model cannot work with these values, for example with different
   *     batch sizes
   */
  List<Tensor> run(InferenceRequest request) throws OrtException {
    use.readLock().lock();
    Map<String, OnnxTensor> given = new LinkedHashMap<>();
    try {
      if (closed) {
        throw new IllegalStateException("the model is being unloaded");
      }
      for (var input : request.inputs()) {
        given.put(input.name(), onnx(input));
      }
      try (var result = session.run(given, new LinkedHashSet<>(request.outputs()))) {
        var tensors = new ArrayList<Tensor>();
        for (var name : request.outputs()) {
          tensors.add(tensor(name, (OnnxTensor) result.get(name).orElseThrow()));
        }
        return tensors;
      }
    } finally {
      given.values().forEach(OnnxTensor::close);
      use.readLock().unlock();
    }
  }

  private OnnxTensor onnx(Tensor tensor) throws OrtException {
    var shape = tensor.dimensions();
    return switch (tensor.datatype()) {
      case FP32 -> OnnxTensor.createTensor(environment, (FloatBuffer) tensor.data(), shape);
      case FP64 -> OnnxTensor.createTensor(environment, (DoubleBuffer) tensor.data(), shape);
      case INT32 -> OnnxTensor.createTensor(environment, (IntBuffer) tensor.data(), shape);
      case INT64 -> OnnxTensor.createTensor(environment, (LongBuffer) tensor.data(), shape);
      case BOOL ->
          OnnxTensor.createTensor(
              environment, (ByteBuffer) tensor.data(), shape, OnnxJavaType.BOOL);
    };
  }

  private static Tensor tensor(String name, OnnxTensor onnx) {
    var datatype = Datatype.of(onnx.getInfo().type).orElseThrow();
    var data =
        switch (datatype) {
          case FP32 -> onnx.getFloatBuffer();
          case FP64 -> onnx.getDoubleBuffer();
          case INT32 -> onnx.getIntBuffer();
          case INT64 -> onnx.getLongBuffer();
          case BOOL -> onnx.getByteBuffer();
        };
    return new Tensor(name, datatype, longs(onnx.getInfo().getShape()), data);
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        closeQuietly(session);
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private static void closeQuietly(OrtSession session) {
    try {
      session.close();
    } catch (OrtException nothingLeftToFree) {
      // the session is unusable either way
    }
  }
}
