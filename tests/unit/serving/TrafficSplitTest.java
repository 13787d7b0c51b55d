package serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TrafficSplitTest {
  private static final String RAW = "RawDeployment";
  private static final String SERVERLESS = "Serverless";

  @Test
  void anOrdinaryRollOutDecidesInRawDeploymentMode() {
    assertEquals(Optional.empty(), TrafficSplit.percent(service(RAW, "{}", "{}")));
    assertEquals(Optional.empty(), TrafficSplit.percent(service("Standard", "{}", "{}")));
    assertEquals(
        Optional.empty(),
        TrafficSplit.percent(service(SERVERLESS, "{}", "{deploymentMode: RawDeployment}")),
        "what KServe used counts, not what was asked for");
  }

  @Test
  void aCanaryIsIgnoredInRawDeploymentModeAndThatCanBeSaid() {
    var service = service(RAW, "{canaryTrafficPercent: 20}", "{}");

    assertEquals(Optional.empty(), TrafficSplit.percent(service));
    assertEquals(Optional.of(20), TrafficSplit.ignoredCanary(service));
  }

  @Test
  void aCanaryHasItsShareInServerlessMode() {
    var service = service(SERVERLESS, "{canaryTrafficPercent: 20}", "{}");

    assertEquals(Optional.of(20), TrafficSplit.percent(service));
    assertEquals(Optional.empty(), TrafficSplit.ignoredCanary(service));
  }

  @Test
  void aCanaryOfEverythingIsNone() {
    var service = service(RAW, "{canaryTrafficPercent: 100}", "{}");

    assertEquals(Optional.empty(), TrafficSplit.ignoredCanary(service));
  }

  @Test
  void withoutACanaryKnativesTrafficIsCounted() {
    var traffic =
        """
        {components: {predictor: {traffic: [
          {percent: 30, latestRevision: false}, {percent: 70, latestRevision: true}]}}}
        """;

    assertEquals(Optional.of(70), TrafficSplit.percent(service(SERVERLESS, "{}", traffic)));
    assertEquals(Optional.of(0), TrafficSplit.percent(service(SERVERLESS, "{}", "{}")));
  }

  private static GenericKubernetesResource service(String mode, String predictor, String status) {
    var yaml =
        """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata: {name: jukebox, annotations: {serving.kserve.io/deploymentMode: %s}}
        spec: {predictor: %s}
        status: %s
        """;
    return Serialization.unmarshal(
        yaml.formatted(mode, predictor, status.strip()), GenericKubernetesResource.class);
  }
}
