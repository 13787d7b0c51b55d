package rollout;

import java.util.List;
import java.util.Optional;

/**
 * A commit that is deployed.
 *
 * @param models the models that its InferenceServices serve, as {@code oci://...}; empty for an
 *     application without one
 * @param percent the share of the traffic that the new version has, where something else than the
 *     roll-out decides about that; nothing is said then about whether it is done
 */
public record Served(List<String> models, Optional<Integer> percent) {}
