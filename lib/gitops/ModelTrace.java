package gitops;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a model that is deployed, so that a commit or a pull request leads to it.
 *
 * @param version its tag
 * @param digest of its image; empty where the registry did not tell
 * @param metrics of its evaluation, by name; none where the ModelCar names none
 */
public record ModelTrace(
    Optional<String> version, Optional<String> digest, Map<String, String> metrics) {

  /** What a change says of its model where nobody asked the registry. */
  static final ModelTrace NONE = new ModelTrace(Optional.empty(), Optional.empty(), Map.of());

  /** What holds for all of these models, as for one model that goes to several environments. */
  public static ModelTrace of(Collection<FoundModel> models) {
    var traces = models.stream().map(ModelTrace::of).distinct().toList();
    return traces.size() == 1 ? traces.get(0) : NONE;
  }

  private static ModelTrace of(FoundModel model) {
    return new ModelTrace(
        Optional.of(model.image().version()), model.digest(), model.metrics().texts());
  }
}
