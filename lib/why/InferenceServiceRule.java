package why;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.stream.Stream;

/** KServe cannot make pods of an InferenceService. */
final class InferenceServiceRule implements Rule {
  private static final List<Symptom> SPEC =
      List.of(
          Symptom.of(
              "RuntimeNotRecognized|RuntimeDisabled|no ServingRuntime",
              "it names a ServingRuntime that does not exist in the namespace",
              "correct spec.predictor.model.runtime in the chart: oc get servingruntime",
              Outlook.DOUBTFUL),
          Symptom.of(
              "NoSupportingRuntime|No runtime found|does not support",
              "no ServingRuntime of the namespace serves this model format",
              "correct modelFormat in the chart, or add a ServingRuntime that serves it",
              Outlook.DOUBTFUL),
          Symptom.of(
              "storageUri|StorageURI|storage uri",
              "its storageUri is none that KServe can use",
              "it must be oci://IMAGE:TAG for a ModelCar",
              Outlook.DOUBTFUL),
          Symptom.of(
              "InvalidPredictorSpec|InvalidSpec|PredictorConfigError",
              "KServe does not accept its predictor",
              "correct the InferenceService in the chart",
              Outlook.DOUBTFUL));

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.inferenceServices().stream().flatMap(it -> look(scene.namespace(), it));
  }

  private static Stream<Finding> look(String namespace, GenericKubernetesResource service) {
    var object = "the InferenceService " + service.getMetadata().getName() + " in " + namespace;
    var failure =
        Fields.text(service, "status", "modelStatus", "lastFailureInfo", "reason")
            + ": "
            + Fields.text(service, "status", "modelStatus", "lastFailureInfo", "message");
    var conditions =
        Fields.maps(service, "status", "conditions")
            .filter(it -> Fields.text(it, "status").equals("False"))
            .map(it -> Fields.text(it, "reason") + ": " + Fields.text(it, "message"));
    var isInvalid =
        Fields.text(service, "status", "modelStatus", "transitionStatus").equals("InvalidSpec");
    return Stream.concat(isInvalid ? Stream.of(failure) : Stream.empty(), conditions)
        .flatMap(message -> Symptom.first(SPEC, object, message).stream());
  }
}
