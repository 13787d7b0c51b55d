import java.util.LinkedHashMap;
import java.util.Map;

/** A chart that makes whatever manifests its values hold, so that each cause is a config.yaml. */
final class TroubleChart {
  private static final String FOLDER = "trouble";

  /** As the workshop's chart has it. */
  private static final String RUNTIME =
      """
      apiVersion: serving.kserve.io/v1alpha1
      kind: ServingRuntime
      metadata:
        name: NAME
      spec:
        supportedModelFormats:
          - {name: onnx, version: '1', autoSelect: true}
        containers:
          - name: kserve-container
            image: quay.io/modh/openvino_model_server:stable
            args:
              - --model_name=NAME
              - --model_path=/mnt/models
              - --rest_port=8888
            ports:
              - {containerPort: 8888, protocol: TCP}
      """;

  private final WorkshopParticipant user;

  /**
   * @param user in whose mlops-gitops the chart lies, beside the values
   */
  TroubleChart(WorkshopParticipant user) {
    this.user = user;
  }

  Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put(
        FOLDER + "/Chart.yaml",
        """
        apiVersion: v2
        name: trouble
        version: 1.0.0
        """);
    files.put(
        FOLDER + "/templates/manifests.yaml",
        """
        {{- range .Values.manifests }}
        ---
        {{ toYaml . }}
        {{- end }}
        """);
    return files;
  }

  /** A config.yaml that makes these manifests. */
  String config(String... manifests) {
    var config =
        new StringBuilder(
            "chart_path: " + FOLDER + "\nrepo_url: " + repository() + "\nmanifests:\n");
    for (var manifest : manifests) {
      config.append("  - ").append(manifest.strip().replace("\n", "\n    ")).append('\n');
    }
    return config.toString();
  }

  private String repository() {
    return "https://" + user.gitServer() + "/" + user.name() + "/mlops-gitops.git";
  }

  /** A config.yaml that makes a Deployment of one pod. */
  String pod(String name, String podSpec) {
    return config(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: NAME
        spec:
          replicas: 1
          selector:
            matchLabels: {app: NAME}
          template:
            metadata:
              labels: {app: NAME}
            spec: SPEC
        """
            .replace("NAME", name)
            .replace("SPEC", podSpec.strip()));
  }

  /** A config.yaml that makes an InferenceService and a ServingRuntime for ONNX. */
  String model(String name, String predictor) {
    return config(
        """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata:
          name: NAME
          annotations: {serving.kserve.io/deploymentMode: RawDeployment}
        spec:
          predictor: PREDICTOR
        """
            .replace("NAME", name)
            .replace("PREDICTOR", predictor.strip()),
        RUNTIME.replace("NAME", name + "-runtime"));
  }
}
