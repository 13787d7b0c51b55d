package rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ApplicationSetTemplateTest {
  private static final String APPLICATION_SET =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: jukebox-test-appset, namespace: user1-toolings}
      spec:
        goTemplate: true
        syncPolicy: {preserveResourcesOnDeletion: false}
        template:
          metadata:
            name: '{{ .path.basename }}-test'
            namespace: elsewhere
            labels: {'team-{{ .path.basename }}': x}
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
      """;

  @SuppressWarnings("unchecked")
  private static Map<String, Object> yaml(String text) {
    return (Map<String, Object>) GoYaml.firstDocument(text);
  }

  private static Map<String, Object> application(
      String applicationSet, Map<String, Object> parameters) {
    return new ApplicationSetTemplate(yaml(applicationSet))
        .applications(List.of(parameters))
        .get(0);
  }

  @Test
  void makesTheWorkshopsApplication() {
    var parameters =
        Map.<String, Object>of(
            "chart_path", "charts/simple", "path", Map.of("basename", "jukebox"));

    assertEquals(
        yaml(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: jukebox-test
              namespace: user1-toolings
              labels: {team-jukebox: x}
              finalizers: [resources-finalizer.argocd.argoproj.io]
            spec:
              project: jukebox-test-project
              destination: {namespace: user1-test, server: https://kubernetes.default.svc}
              sources:
              - {repoURL: https://git/user1/mlops-gitops.git, targetRevision: main, ref: app-values}
              - path: charts/simple
                repoURL: https://git/user1/mlops-helmcharts.git
                targetRevision: main
                helm: {valueFiles: ['$app-values/model-deployments/test/jukebox/config.yaml']}
              syncPolicy:
                automated: {selfHeal: true} # prune: false is what its absence means
            """),
        application(APPLICATION_SET, parameters));
  }

  @Test
  void missingKeysBecomeNoValue() {
    var application = application(APPLICATION_SET, Map.of("path", Map.of("basename", "jukebox")));

    var sources = (List<?>) ((Map<?, ?>) application.get("spec")).get("sources");
    assertEquals("<no value>", ((Map<?, ?>) sources.get(1)).get("path"));
  }

  @Test
  void addsNoFinalizerWhereResourcesArePreserved() {
    var preserving = APPLICATION_SET.replace("OnDeletion: false", "OnDeletion: true");

    var application = application(preserving, Map.of("path", Map.of("basename", "jukebox")));

    assertNull(((Map<?, ?>) application.get("metadata")).get("finalizers"));
  }

  @Test
  void refusesTheOldTemplates() {
    var old = APPLICATION_SET.replace("goTemplate: true", "goTemplate: false");

    var failure = assertThrows(TemplateFailure.class, () -> application(old, Map.of()));

    assertEquals(
        "only ApplicationSets with goTemplate: true are supported here", failure.getMessage());
  }
}
