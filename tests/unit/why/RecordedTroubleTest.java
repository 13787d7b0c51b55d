package why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules, held against what Kubernetes 1.34 with containerd said about pods that were made wrong
 * on purpose: its very objects and events, without what no rule looks at.
 */
@Tag("unit")
class RecordedTroubleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trouble | badname    | HOPELESS | its name is no valid name of an image
          trouble | noimage    | HOPEFUL  | the registry does not answer the cluster
          trouble | nosa       | DOUBTFUL | the ServiceAccount none that the pod runs as does not exist
          trouble | nosecret   | DOUBTFUL | the secret none that it needs does not exist
          trouble | nokey      | DOUBTFUL | the ConfigMap trouble/kube-root-ca.crt has no key x
          trouble | nomount    | DOUBTFUL | the configmap none that it needs does not exist
          trouble | nofit      | DOUBTFUL | no node has 100 CPU and 400 GiB free, which it requests
          trouble | selector   | DOUBTFUL | no node has the labels that it asks for
          trouble | nopvc      | DOUBTFUL | the PersistentVolumeClaim none does not exist
          trouble | crash      | HOPELESS | it ends with exit code 3, again and again
          trouble | oom        | HOPELESS | it is killed because it needs more memory than its limit of 20Mi
          trouble | nocmd      | HOPELESS | its image has no program /none
          trouble | unready    | HOPELESS | it runs, but its readiness probe fails
          trouble | init       | HOPELESS | it ends with exit code 1, again and again
          quota   | noquota    | HOPELESS | the quota compute leaves no room: the pod asks for limits.memory=4Gi,pods=1,requests.cpu=2, used is limits.memory=0,pods=0,requests.cpu=0 of limits.memory=1Gi,pods=0,requests.cpu=1
          quota   | norequest  | HOPELESS | the quota compute demands that the pod says its limits.memory for: c; requests.cpu for: c
          limits  | overlimit  | HOPELESS | the namespace's LimitRange allows a maximum of 1 cpu, but the limit is 2
          limits  | insecure   | HOPELESS | the namespace's pod security level restricted:latest forbids the pod
          """)
  void saysWhy(String file, String deployment, Outlook outlook, String cause) throws IOException {
    var found = Why.notServing(scene(file, deployment, Inquiry.NONE)).get(0);

    assertEquals(cause, found.cause());
    assertEquals(outlook, found.outlook());
  }

  @Test
  void believesTheRegistryMoreThanTheNode() throws IOException {
    var found = Why.notServing(scene("trouble", "noimage", new Answers("", true))).get(0);

    assertEquals("it does not exist", found.cause());
    assertEquals(Outlook.HOPELESS, found.outlook());
  }

  @Test
  void readsTheLastLines() throws IOException {
    var log = "the image has nothing in /models";
    var found = Why.notServing(scene("trouble", "init", new Answers(log, false))).get(0);

    assertTrue(found.cause().startsWith("the image holds no model"), found.cause());
    assertTrue(found.sentence().contains("the container modelcar-init of the pod init-"));
  }

  private record Answers(String log, boolean missing) implements Inquiry {
    @Override
    public String lastLines(String namespace, String pod, String container) {
      return log;
    }

    @Override
    public boolean isMissing(String image) {
      return missing;
    }
  }

  private static Scene scene(String file, String deployment, Inquiry inquiry) throws IOException {
    var recorded = Files.readString(Path.of("tests/fixtures/trouble", file + ".json"));
    var items = new KubernetesSerialization().unmarshal(recorded, KubernetesList.class).getItems();
    return new Scene(
        Optional.empty(),
        Optional.of(applicationOf(deployment)),
        file,
        List.of(),
        of(items, Deployment.class),
        of(items, ReplicaSet.class),
        of(items, Pod.class),
        of(items, Event.class),
        List.of(),
        inquiry);
  }

  private static GenericKubernetesResource applicationOf(String deployment) {
    var application = new GenericKubernetesResource();
    var resource = Map.of("kind", "Deployment", "name", deployment);
    application.setAdditionalProperty("status", Map.of("resources", List.of(resource)));
    return application;
  }

  private static <T extends HasMetadata> List<T> of(List<HasMetadata> items, Class<T> type) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
