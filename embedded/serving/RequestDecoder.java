package embedded.serving;

import static embedded.serving.RequestRejected.badRequest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an inference request (Open Inference Protocol V2, "Inference Request JSON Object") and
 * checks it against what the model takes, so that a wrong request gets a sentence instead of the
 * runtime's error.
 */
final class RequestDecoder {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, TensorSpec> inputs;
  private final List<String> outputs;

  RequestDecoder(List<TensorSpec> inputs, List<TensorSpec> outputs) {
    this.inputs = new LinkedHashMap<>();
    inputs.forEach(spec -> this.inputs.put(spec.name(), spec));
    this.outputs = outputs.stream().map(TensorSpec::name).toList();
  }

  /**
   * @throws RequestRejected with status 400 when the request does not fit the model
   */
  InferenceRequest decode(byte[] body) throws RequestRejected {
    var request = parse(body);
    var given = request.get("inputs");
    if (given == null || !given.isArray()) {
      throw badRequest("the request has no list \"inputs\"; expected the inputs " + inputNames());
    }
    var tensors = new LinkedHashMap<String, Tensor>();
    for (var input : given) {
      var tensor = tensor(input);
      if (tensors.put(tensor.name(), tensor) != null) {
        throw badRequest("input '" + tensor.name() + "' is given twice");
      }
    }
    var missing = inputs.keySet().stream().filter(name -> !tensors.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw badRequest(
          "missing inputs %s; expected the inputs %s"
              .formatted(String.join(", ", missing), inputNames()));
    }
    var id = Optional.ofNullable(request.get("id")).map(JsonNode::asString);
    return new InferenceRequest(id, List.copyOf(tensors.values()), wantedOutputs(request));
  }

  private static JsonNode parse(byte[] body) throws RequestRejected {
    try {
      var request = JSON.readTree(body);
      if (request.isObject()) {
        return request;
      }
    } catch (JacksonException unreadable) {
      throw badRequest("the request is not JSON: " + unreadable.getOriginalMessage());
    }
    throw badRequest("the request is not a JSON object; expected {\"inputs\": [...]}");
  }

  private Tensor tensor(JsonNode input) throws RequestRejected {
    var name = input.path("name").asString("");
    var spec = inputs.get(name);
    if (spec == null) {
      throw badRequest("unknown input '%s'; expected the inputs %s".formatted(name, inputNames()));
    }
    checkDatatype(spec, input);
    var shape = shape(spec, input);
    var values = new ArrayList<JsonNode>();
    flatten(input.path("data"), values);
    // as a double: the product of the sizes that a client writes may exceed every integer
    double wanted = shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
    if (values.size() != wanted) {
      throw badRequest(
          "input '%s': %d values, expected %.0f for shape %s"
              .formatted(name, values.size(), wanted, shape));
    }
    return new Tensor(
        name, spec.datatype(), shape, TensorValues.read(name, spec.datatype(), values));
  }

  private static void checkDatatype(TensorSpec spec, JsonNode input) throws RequestRejected {
    var given = input.path("datatype").asString("");
    if (!given.equals(spec.datatype().name())) {
      throw badRequest(
          "input '%s': datatype '%s', expected %s".formatted(spec.name(), given, spec.datatype()));
    }
  }

  private static List<Long> shape(TensorSpec spec, JsonNode input) throws RequestRejected {
    var given = input.path("shape");
    var shape = new ArrayList<Long>();
    for (var size : given) {
      boolean countable = size.isIntegralNumber() && size.canConvertToInt() && size.intValue() >= 0;
      shape.add(countable ? size.longValue() : -1L);
    }
    if (!given.isArray() || shape.contains(-1L) || !spec.accepts(shape)) {
      throw badRequest(
          "input '%s': shape %s, expected %s%s"
              .formatted(
                  spec.name(),
                  given.isMissingNode() ? "is missing" : given,
                  spec.shape(),
                  spec.shape().contains(-1L) ? " (-1 stands for any size)" : ""));
    }
    return List.copyOf(shape);
  }

  /** The protocol allows the data flat or nested by dimension. */
  private static void flatten(JsonNode data, List<JsonNode> values) {
    for (var entry : data) {
      if (entry.isArray()) {
        flatten(entry, values);
      } else {
        values.add(entry);
      }
    }
  }

  private List<String> wantedOutputs(JsonNode request) throws RequestRejected {
    var wanted = new ArrayList<String>();
    for (var output : request.path("outputs")) {
      var name = output.path("name").asString("");
      if (!outputs.contains(name)) {
        throw badRequest(
            "unknown output '%s'; the model gives %s".formatted(name, String.join(", ", outputs)));
      }
      wanted.add(name);
    }
    return wanted.isEmpty() ? outputs : List.copyOf(wanted);
  }

  private String inputNames() {
    return inputs.values().stream()
        .map(spec -> spec.name() + " " + spec.datatype() + spec.shape())
        .collect(Collectors.joining(", "));
  }
}
