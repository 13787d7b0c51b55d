package why;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody turned automated syncing off: Argo CD sees the change and waits for a click. */
final class ManualSyncRule implements Rule {
  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.application().stream()
        .filter(it -> Fields.text(it, "status", "sync", "status").equals("OutOfSync"))
        .filter(it -> !isAutomated(it) && it.get("operation") == null)
        .map(
            it ->
                new Finding(
                    "the Application " + it.getMetadata().getName(),
                    "Argo CD sees the change, but does not sync this Application by itself",
                    "",
                    "argocd app sync "
                        + it.getMetadata().getName()
                        + ", or setup-appsets to turn automated syncing on",
                    Outlook.DOUBTFUL));
  }

  private static boolean isAutomated(GenericKubernetesResource application) {
    return application.get("spec", "syncPolicy", "automated") instanceof Map<?, ?> automated
        && !Boolean.FALSE.equals(automated.get("enabled"));
  }
}
