package embedded.serving;

import java.util.List;
import java.util.Optional;

/**
 * A request that has been checked against the model.
 *
 * @param id what the client wants to find in the response
 * @param inputs one tensor for every input of the model
 * @param outputs names of the outputs that the client wants; all where it names none
 */
record InferenceRequest(Optional<String> id, List<Tensor> inputs, List<String> outputs) {}
