package gitops;

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
    Optional<String> version, Optional<String> digest, Map<String, String> metrics) {}
