package embedded.argocd;

/** A chart and an ApplicationSet of the workshop's shape. */
final class WorkshopChart {
  static final String APPLICATION_SET =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: jukebox-test-appset, namespace: user1-toolings}
      spec:
        goTemplate: true
        generators:
        - git:
            repoURL: https://git/user1/mlops-gitops.git
            revision: main
            files: [{path: model-deployments/test/**/config.yaml}]
        template:
          metadata:
            name: '{{ .path.basename }}-test'
          spec:
            project: jukebox-test-project
            destination: {namespace: user1-test, server: https://kubernetes.default.svc}
            sources:
            - repoURL: https://git/user1/mlops-gitops.git
              targetRevision: main
              ref: app-values
            - path: '{{ .chart_path }}'
              repoURL: '{{ .repo_url | default "https://git/user1/mlops-helmcharts.git" }}'
              targetRevision: '{{ .target_revision | default "main" }}'
              helm:
                valueFiles: ['$app-values/model-deployments/test/{{ .path.basename }}/config.yaml']
            syncPolicy:
              automated: {prune: false, selfHeal: true}
              syncOptions: [Validate=true]
      """;

  private static final String INFERENCE_SERVICE =
      """
      apiVersion: serving.kserve.io/v1beta1
      kind: InferenceService
      metadata:
        name: {{ .Values.name }}
        annotations: {serving.kserve.io/deploymentMode: RawDeployment}
      spec:
        predictor:
          minReplicas: 1
      {{- if eq .Values.version "latest" }}
          imagePullSecrets: [{name: quay-conn}]
      {{- end }}
          model:
            modelFormat: {name: onnx, version: '1'}
            resources: {limits: {cpu: 2, memory: 4Gi}}
            storageUri: oci://{{ .Values.image_repository | default "quay.io" }}/rhoai-mlops/{{ .Values.name }}:{{ .Values.version }}
      """;

  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: "{{ .Values.name }}-ca-bundle"}
      data: {bundle: ''}
      """;

  private WorkshopChart() {}

  static void push(GitFixture git) {
    var chart = "charts/model-deployment/simple/";
    var repository = "mlops-helmcharts";
    git.push(repository, chart + "Chart.yaml", "apiVersion: v2\nname: simple\nversion: 1.0.0\n");
    git.push(repository, chart + "values.yaml", "name: model\nversion: v0\n");
    git.push(repository, chart + "templates/inferenceservice.yaml", INFERENCE_SERVICE);
    git.push(repository, chart + "templates/configmap.yaml", CONFIG_MAP);
  }
}
