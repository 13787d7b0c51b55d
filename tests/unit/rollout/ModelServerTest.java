package rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import why.Inquiry;
import why.Scene;

/** A count that a route tells is believed only where one server can have told it. */
@Tag("unit")
class ModelServerTest {
  private static final String APPLICATION =
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Application
      metadata: {name: jukebox-test}
      status: {resources: [{kind: InferenceService, name: jukebox}]}
      """;

  private static final String SERVICE =
      """
      apiVersion: serving.kserve.io/v1beta1
      kind: InferenceService
      metadata: {name: jukebox}
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: one, labels: {serving.kserve.io/inferenceservice: jukebox}}
      spec: {containers: [{name: modelcar}, {name: kserve-container}]}
      status:
        conditions: [{type: Ready, status: "True"}]
        containerStatuses:
          - {name: modelcar, state: {running: {startedAt: "2026-11-28T09:00:00Z"}}}
          - {name: kserve-container, state: {running: {startedAt: "2026-11-28T09:00:07Z"}}}
      """;

  private static final String ENDING =
      POD.replace("name: one,", "name: two, deletionTimestamp: x,");

  @Test
  void oneCountsFromTheStartOfItsOwnContainer() {
    assertEquals(
        Optional.of(new ModelServer("jukebox", Instant.parse("2026-11-28T09:00:07Z"))),
        ModelServer.only(scene(SERVICE, POD)));
  }

  @Test
  void podsOfOthersDoNotCount() {
    var other = POD.replace("inferenceservice: jukebox", "inferenceservice: other");

    assertEquals("jukebox", ModelServer.only(scene(SERVICE, POD, other)).get().model());
  }

  @Test
  void ofTwoNobodyTellsWhichOneAnswers() {
    assertEquals(Optional.empty(), ModelServer.only(scene(SERVICE, POD, POD)));
    assertEquals(Optional.empty(), ModelServer.only(scene(SERVICE, POD, ENDING)));
    assertEquals(Optional.empty(), ModelServer.only(scene(SERVICE)));
  }

  @Test
  void anApplicationWithoutModelHasNone() {
    var foreign = SERVICE.replace("name: jukebox", "name: other");

    assertEquals(Optional.empty(), ModelServer.only(scene(foreign, POD)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status: \"True\" | status: \"False\"",
        "name: kserve-container, state: {running: | name: kserve-container, state: {waiting: ",
        "{name: kserve-container, state | {name: other, state"
      })
  void oneThatDoesNotRunCountsNothing(String from, String to) {
    assertEquals(Optional.empty(), ModelServer.only(scene(SERVICE, POD.replace(from, to))));
  }

  private static Scene scene(String service, String... pods) {
    return new Scene(
        Optional.empty(),
        Optional.of(read(APPLICATION, GenericKubernetesResource.class)),
        "me-test",
        List.of(read(service, GenericKubernetesResource.class)),
        List.of(),
        List.of(),
        List.of(pods).stream().map(it -> read(it, Pod.class)).toList(),
        List.of(),
        List.of(),
        Inquiry.NONE);
  }

  private static <T extends HasMetadata> T read(String yaml, Class<T> type) {
    return new KubernetesSerialization().unmarshal(yaml, type);
  }
}
