package rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import why.Inquiry;
import why.Scene;

/** A scene that serves, in which each of the conditions is broken once. */
@Tag("unit")
class StandingRuleTest {
  private static final String SET =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: jukebox-test-appset}
      spec:
        template:
          spec:
            sources:
              - {repoURL: https://git/mlops-gitops.git, targetRevision: main, ref: app-values}
              - {repoURL: https://git/helmcharts.git, targetRevision: main, path: "{{ .chart_path }}"}
      status:
        conditions: [{type: ErrorOccurred, status: "False", reason: ok, message: fine}]
      """;

  private static final String APPLICATION =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: jukebox-test, annotations: {note: none}}
      spec:
        sources: &sources
          - {repoURL: https://git/mlops-gitops.git, targetRevision: main, ref: app-values}
          - {repoURL: https://git/helmcharts.git, targetRevision: main, path: charts/simple}
      status:
        sync:
          status: Synced
          revisions: [newer, chart]
          comparedTo: {sources: *sources}
        health: {status: Healthy}
        reconciledAt: "2026-11-28T05:00:10Z"
        operationState: {phase: Succeeded, finishedAt: "2026-11-28T05:00:05Z"}
        conditions: []
        resources:
          - {kind: InferenceService, name: jukebox, status: Synced}
      """;

  private static final String SERVICE =
      """
      apiVersion: serving.kserve.io/v1beta1
      kind: InferenceService
      metadata: {name: jukebox, uid: service, annotations: {serving.kserve.io/deploymentMode: RawDeployment}}
      spec: {predictor: {model: {storageUri: "oci://quay.io/me/jukebox:1"}}}
      status: {conditions: [{type: Ready, status: "True"}]}
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: jukebox-predictor
        generation: 2
        ownerReferences: [{apiVersion: v1, kind: InferenceService, name: jukebox, uid: service}]
      spec:
        replicas: 1
        template:
          metadata:
            annotations:
              internal.serving.kserve.io/storage-initializer-sourceuri: oci://quay.io/me/jukebox:1
          spec: {containers: [{name: modelcar, image: "quay.io/me/jukebox:1"}]}
      status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1}
      """;

  /** The revisions whose history has the commit. */
  private static final Set<String> WITH_COMMIT = Set.of("commit", "newer");

  @Test
  void servesWhereAllConditionsHold() {
    var standing = judge(SET, APPLICATION, SERVICE, DEPLOYMENT);

    assertEquals(
        List.of("oci://quay.io/me/jukebox:1"),
        assertInstanceOf(Standing.Serving.class, standing, standing::toString).models());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          set     | git/mlops-gitops.git        | other/mlops-gitops.git    | does not have the chart yet
          app     | path: charts/simple         | path: charts/other        | does not have the chart yet
          app     | annotations: {note: none}   | annotations: {argocd.argoproj.io/refresh: normal} | Argo CD has not looked yet
          app     | comparedTo: {sources: *sources} | comparedTo: {sources: []} | Argo CD compares the new sources
          app     | status: Synced\\n          | status: OutOfSync\\n      | does not sync this Application by itself
          app     | revisions: [newer, chart]   | revisions: [older, chart] | has not looked into Git since 2026-11-28T05:00:10Z and does not know the commit abc
          app     | revisions: [newer, chart]   | revisions: []             | does not know the commit abc
          app     | phase: Succeeded            | phase: Running            | syncing
          app     | phase: Succeeded            | phase: Failed             | cannot apply
          app     | finishedAt: "2026-11-28T05:00:05Z" | finishedAt: "2026-11-28T05:00:15Z" | Argo CD looks at what it synced
          app     | status: Healthy             | status: Progressing       | Argo CD sees it healthy (now Progressing)
          app     | conditions: []              | conditions: [{type: ComparisonError, message: no such chart}] | no such chart
          service | status: "True"              | status: "False"           | KServe reports jukebox ready
          service | jukebox:1"                  | jukebox:2"                | KServe takes over oci://quay.io/me/jukebox:2
          deploy  | observedGeneration: 2       | observedGeneration: 1     | jukebox-predictor is taken over by the cluster
          deploy  | updatedReplicas: 1          | updatedReplicas: 0        | 0 of 1 new pods are there
          deploy  | replicas: 1, updated        | replicas: 2, updated      | 1 old pods are still there
          deploy  | availableReplicas: 1        | availableReplicas: 0      | 0 of 1 new pods serve
          """)
  void servesNotWhereOneIsBroken(String object, String before, String after, String why) {
    var standing =
        judge(
            object.equals("set") ? broken(SET, before, after) : SET,
            object.equals("app") ? broken(APPLICATION, before, after) : APPLICATION,
            object.equals("service") ? broken(SERVICE, before, after) : SERVICE,
            object.equals("deploy") ? broken(DEPLOYMENT, before, after) : DEPLOYMENT);

    var not = assertInstanceOf(Standing.NotServing.class, standing);
    assertTrue(not.why().sentence().contains(why), not.why().sentence());
    assertTrue(!not.why().next().isEmpty(), "a next step for: " + not.why().sentence());
  }

  private static String broken(String yaml, String before, String after) {
    var changed = yaml.replace(before.replace("\\n", "\n"), after.replace("\\n", "\n"));
    assertTrue(!changed.equals(yaml), "no " + before);
    return changed;
  }

  @Test
  void servesNotWithoutApplicationSetOrApplication() {
    var scene = scene(null, null, SERVICE, DEPLOYMENT);
    assertTrue(sentence(scene).contains("it does not exist in me-toolings"));

    assertTrue(
        sentence(scene(SET, null, SERVICE, DEPLOYMENT))
            .contains("it makes no Application jukebox-test"));
  }

  @Test
  void anErrorOfTheSetIsARemarkWhereTheApplicationHasAll() {
    var standing = judge(withError(SET), APPLICATION, SERVICE, DEPLOYMENT);

    var serving = assertInstanceOf(Standing.Serving.class, standing, standing::toString);
    assertEquals(
        List.of(
            "jukebox-test is as Git has it, but the ApplicationSet jukebox-test-appset: it cannot"
                + " make its Applications (fine)"),
        serving.remarks());
  }

  @Test
  void anErrorOfTheSetIsTheCauseWhereSomethingIsMissing() {
    var set = withError(SET);
    var otherChart = broken(APPLICATION, "path: charts/simple", "path: charts/other");

    for (var scene :
        List.of(
            scene(set, null, SERVICE, DEPLOYMENT), scene(set, otherChart, SERVICE, DEPLOYMENT))) {
      assertTrue(sentence(scene).contains("cannot make its Applications"), sentence(scene));
    }
  }

  @Test
  void anErrorOfTheSetDoesNotHideWhyPodsDoNotServe() {
    var pods = broken(DEPLOYMENT, "availableReplicas: 1", "availableReplicas: 0");

    var sentence = sentence(scene(withError(SET), APPLICATION, SERVICE, pods));

    assertTrue(sentence.contains("0 of 1 new pods serve"), sentence);
  }

  private static String withError(String set) {
    return broken(
        set,
        "status: \"False\", reason: ok",
        "status: \"True\", reason: ApplicationGenerationFromParamsError");
  }

  @Test
  void anErrorAboutAnotherApplicationIsNotOurs() {
    var others =
        broken(
            SET,
            "status: \"False\", reason: ok, message: fine",
            "status: \"True\", reason: UpdateApplicationError, message: C_Upper-test is invalid");

    assertInstanceOf(Standing.Serving.class, judge(others, APPLICATION, SERVICE, DEPLOYMENT));
  }

  @Test
  void splitTrafficIsNotJudged() {
    var split =
        broken(SERVICE, "RawDeployment", "Serverless")
            .replace("predictor: {model", "predictor: {canaryTrafficPercent: 20, model");

    var standing = judge(SET, APPLICATION, split, DEPLOYMENT);

    assertEquals(20, assertInstanceOf(Standing.NotJudged.class, standing).percent());
  }

  private static String sentence(Scene scene) {
    return assertInstanceOf(Standing.NotServing.class, rule().judge(scene)).why().sentence();
  }

  private static Standing judge(String set, String app, String service, String deployment) {
    return rule().judge(scene(set, app, service, deployment));
  }

  private static StandingRule rule() {
    var goal =
        new Goal("jukebox", "test", WITH_COMMIT::contains, Map.of("chart_path", "charts/simple"));
    var target = new Target(null, "me-toolings", "jukebox-test-appset", "jukebox-test", "me-test");
    return new StandingRule(goal, "abc", target);
  }

  private static Scene scene(
      String setOrNull, String applicationOrNull, String service, String deployment) {
    return new Scene(
        Optional.ofNullable(setOrNull).map(StandingRuleTest::generic),
        Optional.ofNullable(applicationOrNull).map(StandingRuleTest::generic),
        "me-test",
        List.of(generic(service)),
        List.of(read(deployment, Deployment.class)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Inquiry.NONE);
  }

  private static GenericKubernetesResource generic(String yaml) {
    return read(yaml, GenericKubernetesResource.class);
  }

  private static <T extends HasMetadata> T read(String yaml, Class<T> type) {
    return new KubernetesSerialization().unmarshal(yaml, type);
  }
}
