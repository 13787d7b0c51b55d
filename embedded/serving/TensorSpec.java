package embedded.serving;

import java.util.List;

/**
 * What a model says about one of its inputs or outputs.
 *
 * @param shape one number per dimension, -1 where any size will do
 */
public record TensorSpec(String name, Datatype datatype, List<Long> shape) {
  /**
   * Whether a tensor of this shape fits: as many dimensions, and the same size where the model
   * fixes one.
   */
  boolean accepts(List<Long> actual) {
    if (actual.size() != shape.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) >= 0 && !shape.get(i).equals(actual.get(i))) {
        return false;
      }
    }
    return true;
  }
}
