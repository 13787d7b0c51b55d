package why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two who write the same object at once: the one that came second tries again. */
@Tag("unit")
class ConflictTest {
  /** As Argo CD 3.2.11 put it where many waited for one ApplicationSet. */
  private static final String CONFLICT =
      "Operation cannot be fulfilled on applicationsets.argoproj.io \\\"jukebox-test-appset\\\":"
          + " the object has been modified; please apply your changes to the latest version and try"
          + " again";

  @Test
  void anApplicationSetThatSomebodyElseWroteIsWaitedFor() {
    var set =
        generic(
            """
            kind: ApplicationSet
            metadata: {name: jukebox-test-appset}
            status:
              conditions: [{type: ErrorOccurred, status: "True", message: "%s"}]
            """
                .formatted(CONFLICT));

    assertEquals(
        List.of(Outlook.HOPEFUL), outlooks(Why.notGenerated(scene(Optional.of(set), app("")))));
  }

  @Test
  void aSyncIsWaitedForAsLongAsItIsTriedAgain() {
    var failed = "one or more objects failed to apply, reason: " + CONFLICT;

    assertEquals(
        List.of(Outlook.HOPEFUL),
        outlooks(deployed("Running", failed + ". Retrying attempt #1 at 5:20AM.")));
    assertEquals(List.of(Outlook.DOUBTFUL), outlooks(deployed("Failed", failed)));
  }

  private static List<Finding> deployed(String phase, String message) {
    var operation = "operationState: {phase: %s, message: \"%s\"}".formatted(phase, message);
    return Why.notDeployed(scene(Optional.empty(), app(operation)));
  }

  private static List<Outlook> outlooks(List<Finding> findings) {
    return findings.stream().map(Finding::outlook).toList();
  }

  private static GenericKubernetesResource app(String status) {
    return generic(
        """
        kind: Application
        metadata: {name: jukebox-test}
        spec: {syncPolicy: {automated: {selfHeal: true}}}
        status: {%s}
        """
            .formatted(status));
  }

  private static GenericKubernetesResource generic(String yaml) {
    return new KubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
  }

  private static Scene scene(
      Optional<GenericKubernetesResource> set, GenericKubernetesResource app) {
    return new Scene(
        set,
        Optional.of(app),
        "me-test",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Inquiry.NONE);
  }
}
