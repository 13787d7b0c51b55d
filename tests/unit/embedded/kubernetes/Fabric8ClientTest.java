package embedded.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Fabric8 client against the API, as the platform's controllers and the scripts use it. */
@Tag("unit")
@Timeout(60)
class Fabric8ClientTest {
  private static final String NAMESPACE = "user1-toolings";
  private static final ResourceDefinitionContext APPLICATIONS =
      new ResourceDefinitionContext.Builder()
          .withGroup("argoproj.io")
          .withVersion("v1alpha1")
          .withKind("ApplicationSet")
          .withPlural("applicationsets")
          .withNamespaced(true)
          .build();

  private RunningApi running;
  private KubernetesClient client;

  @BeforeEach
  void start() throws Exception {
    running = RunningApi.withNamespaces();
    client = running.client(running.user1());
  }

  @AfterEach
  void stop() {
    client.close();
    running.close();
  }

  private static ConfigMap configMap(String name, Map<String, String> data) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .withData(data)
        .build();
  }

  private static GenericKubernetesResource application(String name, String revision) {
    var application = new GenericKubernetesResource();
    application.setApiVersion("argoproj.io/v1alpha1");
    application.setKind("ApplicationSet");
    application.setMetadata(configMap(name, Map.of()).getMetadata());
    application.setAdditionalProperty("spec", Map.of("revision", revision));
    return application;
  }

  @Test
  void createdObjectCanBeReadListedEditedAndDeleted() {
    client.resource(configMap("one", Map.of("a", "1"))).create();

    var edited =
        client
            .configMaps()
            .withName("one")
            .edit(it -> new ConfigMapBuilder(it).addToData("b", "2").build());

    assertEquals(Map.of("a", "1", "b", "2"), edited.getData());
    assertEquals(1, client.configMaps().list().getItems().size());
    client.configMaps().withName("one").delete();
    assertNull(client.configMaps().withName("one").get());
  }

  @Test
  void staleVersionIsAConflict() {
    var first = client.resource(configMap("one", Map.of("a", "1"))).create();
    client.configMaps().withName("one").patch("{\"data\":{\"a\":\"2\"}}");
    first.setData(Map.of("a", "3"));

    var refused =
        assertThrows(KubernetesClientException.class, () -> client.resource(first).update());

    assertEquals(409, refused.getCode());
    assertEquals("Conflict", refused.getStatus().getReason());
    assertTrue(
        refused
            .getStatus()
            .getMessage()
            .startsWith(
                "Operation cannot be fulfilled on configmaps \"one\": the object has been"));
  }

  @Test
  void statusIsWrittenOnlyThroughItsSubresourceAndDoesNotRaiseTheGeneration() {
    var applications = client.genericKubernetesResources(APPLICATIONS);
    client.resource(application("one", "a")).create();

    applications
        .withName("one")
        .editStatus(
            it -> {
              it.setAdditionalProperty("status", Map.of("health", "Healthy"));
              it.setAdditionalProperty("spec", Map.of("revision", "ignored"));
              return it;
            });
    applications
        .withName("one")
        .edit(
            it -> {
              it.setAdditionalProperty("status", Map.of("health", "ignored"));
              return it;
            });

    var application = applications.withName("one").get();
    assertEquals("Healthy", application.get("status", "health"));
    assertEquals("a", application.get("spec", "revision"));
    assertEquals(1, application.getMetadata().getGeneration());

    applications
        .withName("one")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"revision\":\"b\"}}");
    assertEquals(2, applications.withName("one").get().getMetadata().getGeneration());
  }

  @Test
  void serverSideApplyRemovesWhatItsManagerNoLongerApplies() {
    client.resource(configMap("one", Map.of("a", "1", "b", "2"))).serverSideApply();
    client.configMaps().withName("one").patch("{\"data\":{\"c\":\"3\"}}");

    var applied = client.resource(configMap("one", Map.of("a", "1"))).serverSideApply();

    assertEquals(Map.of("a", "1", "c", "3"), applied.getData());
  }

  @Test
  void serverSideApplyOfTheSameChangesNothing() {
    var first = client.resource(application("one", "a")).serverSideApply();
    var second = client.resource(application("one", "a")).serverSideApply();

    assertEquals(
        first.getMetadata().getResourceVersion(), second.getMetadata().getResourceVersion());
  }

  @Test
  void serverSideApplyAgainstAnotherManagerIsAConflictUnlessForced() {
    client.resource(application("one", "a")).fieldManager("argocd").serverSideApply();

    var refused =
        assertThrows(
            KubernetesClientException.class,
            () -> client.resource(application("one", "b")).fieldManager("me").serverSideApply());

    assertEquals(
        "Apply failed with 1 conflict: conflict with \"argocd\": .spec.revision",
        refused.getStatus().getMessage());
    var forced =
        client
            .resource(application("one", "b"))
            .fieldManager("me")
            .forceConflicts()
            .serverSideApply();
    assertEquals("b", forced.get("spec", "revision"));
  }

  @Test
  void strategicMergePatchChangesTheContainerWithTheSameName() {
    var deployment =
        new DeploymentBuilder()
            .withNewMetadata()
            .withName("web")
            .withNamespace(NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .withNewTemplate()
            .withNewSpec()
            .addNewContainer()
            .withName("a")
            .withImage("a:1")
            .endContainer()
            .addNewContainer()
            .withName("b")
            .withImage("b:1")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build();
    client.resource(deployment).create();

    var patched =
        client
            .apps()
            .deployments()
            .withName("web")
            .patch(
                PatchContext.of(PatchType.STRATEGIC_MERGE),
                """
                {"spec":{"template":{"spec":{"containers":[
                  {"name":"b","image":"b:2"},{"name":"a","$patch":"delete"}]}}}}
                """);

    var containers = patched.getSpec().getTemplate().getSpec().getContainers();
    assertEquals(1, containers.size());
    assertEquals("b:2", containers.get(0).getImage());
  }

  @Test
  void secretsKeepPlainTextEncoded() {
    var secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName("s")
            .withNamespace(NAMESPACE)
            .endMetadata()
            .withStringData(Map.of("password", "hello"))
            .build();

    var created = client.resource(secret).create();

    assertEquals(Map.of("password", "aGVsbG8="), created.getData());
    assertTrue(created.getStringData() == null || created.getStringData().isEmpty());
  }

  @Test
  void generatedNamesBeginWithTheirPrefix() {
    var map = configMap(null, Map.of());
    map.getMetadata().setGenerateName("model-");

    var name = client.resource(map).create().getMetadata().getName();

    assertTrue(name.matches("model-[a-z0-9]{5}"), name);
  }

  @Test
  void rawWatchGetsEachChange() throws Exception {
    var events = new LinkedBlockingQueue<String>();
    try (var watch =
        client
            .configMaps()
            .watch(
                new io.fabric8.kubernetes.client.Watcher<ConfigMap>() {
                  @Override
                  public void eventReceived(Action action, ConfigMap map) {
                    events.add(action + " " + map.getMetadata().getName());
                  }

                  @Override
                  public void onClose(WatcherException cause) {}
                })) {
      assertNotNull(watch);
      client.resource(configMap("one", Map.of("a", "주크박스 📺"))).create();
      client.configMaps().withName("one").patch("{\"data\":{\"a\":\"2\"}}");
      client.configMaps().withName("one").delete();

      assertEquals("ADDED one", events.poll(10, TimeUnit.SECONDS));
      assertEquals("MODIFIED one", events.poll(10, TimeUnit.SECONDS));
      assertEquals("DELETED one", events.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void informerSeesWhatWasThereAndEachChange() throws Exception {
    var events = new LinkedBlockingQueue<String>();
    client.resource(application("before", "a")).create();
    try (var informer =
        client
            .genericKubernetesResources(APPLICATIONS)
            .inform(
                new io.fabric8.kubernetes.client.informers.ResourceEventHandler<
                    GenericKubernetesResource>() {
                  @Override
                  public void onAdd(GenericKubernetesResource it) {
                    events.add("added " + it.getMetadata().getName());
                  }

                  @Override
                  public void onUpdate(
                      GenericKubernetesResource before, GenericKubernetesResource after) {
                    events.add("updated to " + after.get("spec", "revision"));
                  }

                  @Override
                  public void onDelete(GenericKubernetesResource it, boolean unknown) {
                    events.add("deleted " + it.getMetadata().getName());
                  }
                })) {
      assertFalse(informer.isWatching() && events.isEmpty());
      var applications = client.genericKubernetesResources(APPLICATIONS);
      client.resource(application("after", "a")).create();
      for (int revision = 1; revision <= 20; revision++) {
        applications
            .withName("after")
            .patch(
                PatchContext.of(PatchType.JSON_MERGE),
                "{\"spec\":{\"revision\":\"r" + revision + "\"}}");
      }
      applications.withName("after").delete();

      assertEquals("added before", events.poll(10, TimeUnit.SECONDS));
      assertEquals("added after", events.poll(10, TimeUnit.SECONDS));
      for (int revision = 1; revision <= 20; revision++) {
        assertEquals("updated to r" + revision, events.poll(10, TimeUnit.SECONDS));
      }
      assertEquals("deleted after", events.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void selectorsChooseByLabelAndField() {
    for (var name : List.of("one", "two", "three")) {
      var map = configMap(name, Map.of());
      map.getMetadata().setLabels(Map.of("size", name));
      client.resource(map).create();
    }

    assertEquals(2, client.configMaps().withLabelIn("size", "one", "two").list().getItems().size());
    assertEquals(2, client.configMaps().withoutLabel("size", "one").list().getItems().size());
    assertEquals(
        1, client.configMaps().withField("metadata.name", "three").list().getItems().size());
    client.configMaps().withLabel("size", "one").delete();
    assertEquals(2, client.configMaps().list().getItems().size());
  }
}
