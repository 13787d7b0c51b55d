package embedded.serving;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A model under its name, with the protocol's JSON around it. */
final class ServedModel implements AutoCloseable {
  private final String name;
  private final String version;
  private final InferenceSession session;
  private final RequestDecoder decoder;

  private ServedModel(String name, String version, InferenceSession session) {
    this.name = name;
    this.version = version;
    this.session = session;
    this.decoder = new RequestDecoder(session.inputs(), session.outputs());
  }

  static ServedModel load(String name, Path directory) throws ModelLoadException {
    var newest = ModelVersion.newestIn(directory);
    return new ServedModel(name, newest.version(), InferenceSession.load(newest.file()));
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  /** What OpenVINO Model Server answers to GET /v2/models/NAME. */
  ObjectNode metadata() {
    var metadata = JsonNodeFactory.instance.objectNode().put("name", name);
    metadata.putArray("versions").add(version);
    metadata.put("platform", "OpenVINO");
    putSpecs(metadata, "inputs", session.inputs());
    putSpecs(metadata, "outputs", session.outputs());
    return metadata;
  }

  private static void putSpecs(ObjectNode metadata, String key, List<TensorSpec> specs) {
    var list = metadata.putArray(key);
    for (var spec : specs) {
      var entry = list.addObject().put("name", spec.name());
      entry.put("datatype", spec.datatype().name());
      spec.shape().forEach(entry.putArray("shape")::add);
    }
  }

  /**
   * @param body an inference request in JSON
   * @throws RequestRejected with status 400 when it does not fit the model
   */
  ObjectNode infer(byte[] body) throws RequestRejected {
    var request = decoder.decode(body);
    var response = JsonNodeFactory.instance.objectNode();
    response.put("model_name", name).put("model_version", version);
    request.id().ifPresent(id -> response.put("id", id));
    var outputs = response.putArray("outputs");
    for (var tensor : run(request)) {
      var entry = outputs.addObject().put("name", tensor.name());
      tensor.shape().forEach(entry.putArray("shape")::add);
      entry.put("datatype", tensor.datatype().name());
      entry.set("data", TensorValues.write(tensor));
    }
    return response;
  }

  private List<Tensor> run(InferenceRequest request) throws RequestRejected {
    try {
      return session.run(request);
    } catch (OrtException unfit) {
      throw RequestRejected.badRequest(
          "the model cannot work with these inputs: " + unfit.getMessage());
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
