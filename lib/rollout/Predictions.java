package rollout;

import java.time.Instant;
import serving.PredictionCount;

/**
 * The predictions of a model since its server started.
 *
 * @param since when the server's container started, by the cluster's clock; the count begins anew
 *     with each start
 */
public record Predictions(PredictionCount count, Instant since) {}
