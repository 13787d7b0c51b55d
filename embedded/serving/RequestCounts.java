package embedded.serving;

import java.util.concurrent.atomic.AtomicLong;

/** How many inference requests were answered and refused, in Prometheus' text format. */
final class RequestCounts {
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  void answered() {
    answered.incrementAndGet();
  }

  void refused() {
    refused.incrementAndGet();
  }

  /** Names and labels are those of OpenVINO Model Server, so that its dashboards find them. */
  String prometheus(String model, String version) {
    var labels =
        "{api=\"KServe\",interface=\"REST\",method=\"ModelInfer\",name=\"%s\",version=\"%s\"}";
    return """
    # HELP ovms_requests_success Number of successful requests to a model.
    # TYPE ovms_requests_success counter
    ovms_requests_success%s %d
    # HELP ovms_requests_fail Number of failed requests to a model.
    # TYPE ovms_requests_fail counter
    ovms_requests_fail%s %d
    """
        .formatted(
            labels.formatted(model, version),
            answered.get(),
            labels.formatted(model, version),
            refused.get());
  }
}
