package embedded.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl against the API. */
@Tag("unit")
@Timeout(120)
class KubectlTest {
  private static final String APPLICATION_SET =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata:
        name: model-test
      spec:
        goTemplate: true
        generators:
          - git:
              repoURL: https://git.example.com/user1/mlops-gitops
              revision: main
        template:
          metadata:
            name: '{{ .path.basename }}-test'
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        namespace: user1-test
        labels: {app: web}
      spec:
        containers:
          - {name: web, image: web:1}
      """;

  @TempDir Path home;
  private RunningApi running;
  private Kubectl kubectl;

  @BeforeEach
  void start() throws Exception {
    Kubectl.requireInstalled();
    running = RunningApi.withNamespaces();
    kubectl = running.kubectl(home);
  }

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  private String apply(String yaml, String... options) throws Exception {
    var file = Files.writeString(home.resolve("objects.yaml"), yaml);
    var arguments = new java.util.ArrayList<>(java.util.List.of("apply", "-f", file.toString()));
    arguments.addAll(java.util.List.of(options));
    return kubectl.ok(arguments.toArray(String[]::new)).strip();
  }

  @Test
  void applyingTheSameTwiceChangesNothing() throws Exception {
    assertEquals("applicationset.argoproj.io/model-test created", apply(APPLICATION_SET));
    assertEquals("applicationset.argoproj.io/model-test unchanged", apply(APPLICATION_SET));
    assertEquals(
        "applicationset.argoproj.io/model-test configured",
        apply(APPLICATION_SET.replace("main", "v1")));
  }

  @Test
  void serverSideApplyFollowsClientSideApply() throws Exception {
    apply(APPLICATION_SET);
    apply(APPLICATION_SET, "--server-side");
    apply(APPLICATION_SET.replace("  goTemplate: true\n", ""), "--server-side");

    var yaml = kubectl.ok("get", "appset", "model-test", "-o", "yaml");
    assertFalse(yaml.contains("\n  goTemplate:"), yaml);
    assertFalse(yaml.contains("managedFields"), yaml);
  }

  @Test
  void tablesHaveTheColumnsOfARealCluster() throws Exception {
    apply(POD);

    var table = kubectl.ok("get", "po", "-l", "app=web", "-n", "user1-test");

    assertTrue(
        table.matches("(?s)NAME +READY +STATUS +RESTARTS +AGE\nweb +0/1 +Pending +0 +\\d+s\n"),
        table);
    assertTrue(kubectl.ok("get", "po", "-l", "app=none", "-n", "user1-test").contains("No resour"));
    assertTrue(kubectl.ok("describe", "po", "web", "-n", "user1-test").contains("Image:"));
  }

  @Test
  void whatKubectlSendsAsProtobufIsUnderstood() throws Exception {
    kubectl.ok("create", "configmap", "settings", "--from-literal=a=1");
    kubectl.ok("create", "secret", "generic", "login", "--from-literal=password=hello");
    running.adminKubectl(home).ok("create", "namespace", "more");

    assertEquals("1", kubectl.ok("get", "cm", "settings", "-o", "jsonpath={.data.a}"));
    var path = "jsonpath={.type} {.data.password}";
    assertEquals("Opaque aGVsbG8=", kubectl.ok("get", "secret", "login", "-o", path));
    assertEquals("yes", kubectl.ok("auth", "can-i", "create", "applications").strip());
    assertEquals(
        "no", kubectl.run("", "auth", "can-i", "list", "pods", "-n", "more").output().strip());
  }

  @Test
  void labelsAnnotationsAndPatchesAreWritten() throws Exception {
    apply(APPLICATION_SET);

    kubectl.ok("label", "appset", "model-test", "team=blue");
    kubectl.ok("annotate", "appset", "model-test", "note=hello");
    kubectl.ok(
        "patch", "appset", "model-test", "--type=merge", "-p", "{\"spec\":{\"goTemplate\":false}}");
    kubectl.ok(
        "patch",
        "appset",
        "model-test",
        "--type=json",
        "-p",
        "[{\"op\":\"remove\",\"path\":\"/metadata/annotations/note\"}]");

    var path = "jsonpath={.metadata.labels.team},{.metadata.annotations.note},{.spec.goTemplate}";
    assertEquals("blue,,false", kubectl.ok("get", "appset", "model-test", "-o", path));
  }

  @Test
  void strategicPatchOfACustomResourceIsRefused() throws Exception {
    apply(APPLICATION_SET);

    var result = kubectl.run("", "patch", "appset", "model-test", "-p", "{\"spec\":{\"a\":1}}");

    assertEquals(1, result.exitCode());
    assertTrue(
        result.output().contains("the body of the request was in an unknown format"),
        result.output());
  }

  @Test
  void waitEndsWhenTheStatusSaysSo() throws Exception {
    apply(POD);
    var condition = kubectl.start("wait", "--for=condition=Ready", "po/web", "-n", "user1-test");
    var path =
        kubectl.start(
            "wait", "--for=jsonpath={.status.phase}=Running", "po/web", "-n", "user1-test");

    kubectl.ok(
        "patch",
        "po",
        "web",
        "-n",
        "user1-test",
        "--subresource=status",
        "-p",
        "{\"status\":{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");

    assertEquals(0, condition.waitFor());
    assertEquals(0, path.waitFor());
  }

  @Test
  void watchPrintsALineForEachChange() throws Exception {
    apply(APPLICATION_SET);
    var watch = kubectl.start("get", "appset", "-w", "-o", "name");
    try (var lines =
        new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
      assertEquals("applicationset.argoproj.io/model-test", lines.readLine());
      kubectl.ok("label", "appset", "model-test", "team=blue");
      assertEquals("applicationset.argoproj.io/model-test", lines.readLine());
    } finally {
      watch.destroy();
    }
  }

  @Test
  void invalidNameIsRefusedWithKubernetesSentence() throws Exception {
    var result =
        kubectl.run(
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: C_Upper-test}
            """,
            "apply",
            "-f",
            "-");

    assertTrue(
        result
            .output()
            .contains(
                "\"C_Upper-test\" is invalid: metadata.name: Invalid value: \"C_Upper-test\": a"
                    + " lowercase RFC 1123 subdomain must consist of"),
        result.output());
  }

  @Test
  void othersNamespacesAreForbidden() throws Exception {
    var result = kubectl.run("", "get", "app", "-n", "user2-toolings");

    assertEquals(
        "Error from server (Forbidden): applications.argoproj.io is forbidden: User \"user1\""
            + " cannot list resource \"applications\" in API group \"argoproj.io\" in the namespace"
            + " \"user2-toolings\"",
        result.output().strip());
    assertTrue(kubectl.run("", "get", "ns").output().contains("at the cluster scope"));
    assertTrue(kubectl.ok("get", "ns", "user1-test").contains("Active"));
    assertTrue(kubectl.ok("get", "projects").contains("user1-prod"));
  }

  @Test
  void deleteWaitsForFinalizers() throws Exception {
    apply(APPLICATION_SET.replace("name: model-test", "name: model-test\n  finalizers: [a.b/c]"));
    var delete = kubectl.start("delete", "appset", "model-test");
    kubectl.ok("wait", "--for=jsonpath={.metadata.deletionTimestamp}", "appset/model-test");
    assertTrue(delete.isAlive());

    kubectl.ok(
        "patch",
        "appset",
        "model-test",
        "--type=merge",
        "-p",
        "{\"metadata\":{\"finalizers\":null}}");

    assertEquals(0, delete.waitFor());
    assertTrue(kubectl.run("", "get", "appset", "model-test").output().contains("NotFound"));
  }

  @Test
  void appliedDefinitionsAreServedAtOnce() throws Exception {
    var administrator = running.adminKubectl(home);
    var definition =
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: songs.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: songs, kind: Song, shortNames: [sg]}
          versions:
            - name: v1
              served: true
              storage: true
              additionalPrinterColumns:
                - {name: Title, type: string, jsonPath: .spec.title}
        """;
    assertEquals(0, administrator.run(definition, "apply", "-f", "-").exitCode());
    administrator.ok("wait", "--for=condition=Established", "crd/songs.example.com");
    apply(
        """
        apiVersion: example.com/v1
        kind: Song
        metadata: {name: one}
        spec: {title: Hello}
        """);

    var table = kubectl.ok("get", "sg");

    assertTrue(table.matches("(?s)NAME +TITLE *\none +Hello *\n"), table);
  }
}
