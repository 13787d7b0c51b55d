package serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PredictionCountTest {
  /** As OpenVINO Model Server writes them: each method of each interface in a line of its own. */
  private static final String METRICS =
      """
      # HELP ovms_requests_success Number of successful requests to a model or a DAG.
      # TYPE ovms_requests_success counter
      ovms_requests_success{api="KServe",interface="REST",method="ModelReady",name="jukebox"} 40
      ovms_requests_success{api="KServe",interface="REST",method="ModelMetadata",name="jukebox",version="1"} 7
      ovms_requests_success{api="KServe",interface="gRPC",method="ModelInfer",name="jukebox",version="1"} 2
      ovms_requests_success{api="TensorFlowServing",interface="REST",method="Predict",name="jukebox",version="1"} 1
      ovms_requests_success{api="KServe",interface="REST",method="ModelInfer",name="jukebox",version="1"} 3
      ovms_requests_success{api="KServe",interface="REST",method="ModelInfer",name="jukebox-v2",version="1"} 100
      # HELP ovms_requests_fail Number of failed requests to a model or a DAG.
      # TYPE ovms_requests_fail counter
      ovms_requests_fail{api="KServe",interface="REST",method="ModelInfer",name="jukebox",version="1"} 5
      ovms_requests_fail{api="KServe",interface="REST",method="ModelReady",name="jukebox"} 50
      # TYPE ovms_request_time_us histogram
      ovms_request_time_us_count{interface="REST",name="jukebox",version="1"} 8
      """;

  @Test
  void predictionsOfBothInterfacesAndApisAreCountedAndNothingElse() {
    assertEquals(Optional.of(new PredictionCount(6, 5)), PredictionCount.in(METRICS, "jukebox"));
  }

  @Test
  void zeroIsACount() {
    var unused =
        METRICS
            .replaceAll("(?m)^(ovms_requests_success.*) \\d+$", "$1 0")
            .replaceAll("(?m)^(ovms_requests_fail.*) \\d+$", "$1 0");

    assertEquals(Optional.of(new PredictionCount(0, 0)), PredictionCount.in(unused, "jukebox"));
  }

  @Test
  void largeNumbersAreWrittenWithAnExponent() {
    var busy = METRICS.replace("} 3\n", "} 2.5e+06\n");

    assertEquals(
        Optional.of(new PredictionCount(2_500_003, 5)), PredictionCount.in(busy, "jukebox"));
  }

  /** Another server, such as KServe's own for transformers, or one that counts something else. */
  @Test
  void notToldIsNotZero() {
    assertEquals(Optional.empty(), PredictionCount.in("", "jukebox"));
    assertEquals(
        Optional.empty(),
        PredictionCount.in("request_predict_seconds_count{model_name=\"jukebox\"} 3\n", "jukebox"));
    assertEquals(Optional.empty(), PredictionCount.in(METRICS, "other"));
    assertEquals(
        Optional.empty(),
        PredictionCount.in(METRICS.replace("ovms_requests_fail", "ovms_other"), "jukebox"));
  }
}
