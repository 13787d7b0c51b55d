package embedded.argocd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendering.Fields;
import rendering.GoYaml;

@Tag("unit")
class HealthChecksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Healthy|{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 2}, spec:"
            + " {replicas: 1}, status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1,"
            + " availableReplicas: 1}}",
        "Progressing|{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 2}, spec:"
            + " {replicas: 1}, status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1,"
            + " availableReplicas: 1}}",
        "Progressing|{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 1}, spec:"
            + " {replicas: 1}, status: {observedGeneration: 1, replicas: 2, updatedReplicas: 1,"
            + " availableReplicas: 2}}",
        "Progressing|{apiVersion: apps/v1, kind: Deployment, metadata: {generation: 1}}",
        "Suspended|{apiVersion: apps/v1, kind: Deployment, spec: {paused: true}}",
        "Degraded|{apiVersion: apps/v1, kind: Deployment, status: {conditions: [{type: Progressing,"
            + " reason: ProgressDeadlineExceeded}]}}",
        "Healthy|{apiVersion: v1, kind: Service, spec: {type: ClusterIP}}",
        "Progressing|{apiVersion: v1, kind: Service, spec: {type: LoadBalancer}}",
        "Degraded|{apiVersion: v1, kind: Pod, status: {phase: Pending, containerStatuses: [{state:"
            + " {waiting: {reason: ImagePullBackOff}}}]}}",
        "Healthy|{apiVersion: v1, kind: Pod, status: {phase: Running, conditions: [{type: Ready,"
            + " status: 'True'}]}}",
        "Progressing|{apiVersion: v1, kind: Pod, metadata: {deletionTimestamp: now}, status:"
            + " {phase: Running}}",
        "Progressing|{apiVersion: route.openshift.io/v1, kind: Route}",
        "Healthy|{apiVersion: route.openshift.io/v1, kind: Route, status: {ingress: [{conditions:"
            + " [{type: Admitted, status: 'True'}]}]}}",
        "Degraded|{apiVersion: route.openshift.io/v1, kind: Route, status: {ingress: [{conditions:"
            + " [{type: Admitted, status: 'False'}]}]}}",
        "Progressing|{apiVersion: serving.kserve.io/v1beta1, kind: InferenceService}",
        "Healthy|{apiVersion: serving.kserve.io/v1beta1, kind: InferenceService, metadata:"
            + " {annotations: {serving.kserve.io/deploymentMode: RawDeployment}}, status:"
            + " {conditions: [{type: IngressReady, status: 'True'}, {type: PredictorReady, status:"
            + " 'True'}, {type: Ready, status: 'True'}]}}",
        "Progressing|{apiVersion: serving.kserve.io/v1beta1, kind: InferenceService, metadata:"
            + " {annotations: {serving.kserve.io/deploymentMode: RawDeployment}}, status:"
            + " {conditions: [{type: IngressReady, status: 'True'}, {type: PredictorReady, status:"
            + " Unknown}, {type: Ready, status: Unknown}]}}",
        "Degraded|{apiVersion: serving.kserve.io/v1beta1, kind: InferenceService, metadata:"
            + " {annotations: {serving.kserve.io/deploymentMode: RawDeployment}}, status:"
            + " {conditions: [{type: IngressReady, status: 'True'}, {type: PredictorReady, status:"
            + " 'False'}, {type: Ready, status: 'False'}]}}",
        "none|{apiVersion: v1, kind: ConfigMap}",
      })
  void saysWhatArgoCdSays(String health, String object) {
    var status =
        HealthChecks.check(Fields.map(GoYaml.firstDocument(object)))
            .map(it -> it.status().name())
            .orElse("none");

    assertEquals(health, status);
  }
}
