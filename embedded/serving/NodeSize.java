package embedded.serving;

import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * What a predictor may reserve on the cluster's nodes. The workshop's chart asks for 2 CPUs and 4
 * GiB, more than one node on a laptop can give to several participants.
 */
public interface NodeSize {
  /** The nodes give what is asked for. */
  NodeSize AS_ASKED = asked -> asked;

  /** What the predictor's container gets for what the InferenceService asks for. */
  ResourceRequirements fit(ResourceRequirements asked);
}
