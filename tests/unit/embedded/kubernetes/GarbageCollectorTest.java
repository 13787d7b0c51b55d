package embedded.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a deletion takes along. */
@Tag("unit")
@Timeout(60)
class GarbageCollectorTest {
  private RunningApi running;
  private KubernetesClient client;

  @BeforeEach
  void start() throws Exception {
    running = RunningApi.withNamespaces();
    client = running.administrator();
  }

  @AfterEach
  void stop() {
    client.close();
    running.close();
  }

  private ConfigMap create(String name, ConfigMap owner, String... finalizers) {
    var map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace("user1-toolings")
            .withFinalizers(finalizers)
            .endMetadata();
    if (owner != null) {
      map.editMetadata()
          .addNewOwnerReference()
          .withApiVersion("v1")
          .withKind("ConfigMap")
          .withName(owner.getMetadata().getName())
          .withUid(owner.getMetadata().getUid())
          .endOwnerReference()
          .endMetadata();
    }
    return client.resource(map.build()).create();
  }

  private void awaitGone(String name) {
    client.configMaps().withName(name).waitUntilCondition(Objects::isNull, 10, TimeUnit.SECONDS);
  }

  @Test
  void dependentsGoWithTheirOwner() {
    var owner = create("owner", null);
    var child = create("child", owner);
    create("grandchild", child);
    create("stranger", null);

    client.configMaps().withName("owner").delete();

    awaitGone("child");
    awaitGone("grandchild");
    assertNotNull(client.configMaps().withName("stranger").get());
  }

  @Test
  void ownerDeletedInTheForegroundWaitsForItsDependents() {
    var owner = create("owner", null);
    create("child", owner, "example.com/hold");

    client
        .configMaps()
        .withName("owner")
        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
        .delete();

    client
        .configMaps()
        .withName("child")
        .waitUntilCondition(
            it -> it.getMetadata().getDeletionTimestamp() != null, 10, TimeUnit.SECONDS);
    assertNotNull(client.configMaps().withName("owner").get());
    client
        .configMaps()
        .withName("child")
        .edit(
            it ->
                new ConfigMapBuilder(it)
                    .editMetadata()
                    .withFinalizers(List.of())
                    .endMetadata()
                    .build());
    awaitGone("owner");
  }

  @Test
  void orphansStay() {
    var owner = create("owner", null);
    create("child", owner);

    client
        .configMaps()
        .withName("owner")
        .withPropagationPolicy(DeletionPropagation.ORPHAN)
        .delete();

    assertNull(client.configMaps().withName("owner").get());
    var child = client.configMaps().withName("child").get();
    assertEquals(List.of(), child.getMetadata().getOwnerReferences());
  }

  @Test
  void namespaceGoesWithItsContent() {
    create("content", null, "example.com/hold");
    var namespace = client.namespaces().withName("user1-toolings");

    namespace.delete();

    client
        .configMaps()
        .withName("content")
        .waitUntilCondition(
            it -> it.getMetadata().getDeletionTimestamp() != null, 10, TimeUnit.SECONDS);
    assertEquals("Terminating", phase(namespace.get()));
    var refused = assertThrows(KubernetesClientException.class, () -> create("late", null));
    assertEquals(403, refused.getCode());
    client
        .configMaps()
        .withName("content")
        .edit(
            it ->
                new ConfigMapBuilder(it)
                    .editMetadata()
                    .withFinalizers(List.of())
                    .endMetadata()
                    .build());
    namespace.waitUntilCondition(Objects::isNull, 10, TimeUnit.SECONDS);
  }

  private static String phase(Namespace namespace) {
    return namespace.getStatus().getPhase();
  }
}
