package rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import registry.ImageRegistry;
import why.Inquiry;

/**
 * Asks the cluster for logs and the registry for images, the same thing not more than needed: who
 * asks what somebody else is asking at this moment, gets that answer.
 */
final class ClusterInquiry implements Inquiry {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int LINES = 15;

  /** What a node says instead of a log when it has thrown the container away. */
  private static final String GONE = "unable to retrieve container logs";

  private final KubernetesClient client;
  private final Supplier<ImageRegistry> registry;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private record Answer(Object value, Instant at) {}

  ClusterInquiry(KubernetesClient client, Supplier<ImageRegistry> registry) {
    this.client = client;
    this.registry = registry;
  }

  @Override
  public String lastLines(String namespace, String pod, String container) {
    return (String)
        fresh(
            "log " + namespace + "/" + pod + "/" + container, () -> log(namespace, pod, container));
  }

  private String log(String namespace, String pod, String container) {
    var ended = log(namespace, pod, container, true);
    return ended.isBlank() ? log(namespace, pod, container, false) : ended;
  }

  private String log(String namespace, String pod, String container, boolean ofLastRun) {
    var logs = client.pods().inNamespace(namespace).withName(pod).inContainer(container);
    try {
      var text =
          ofLastRun
              ? logs.terminated().tailingLines(LINES).getLog()
              : logs.tailingLines(LINES).getLog();
      return text == null || text.startsWith(GONE) ? "" : text;
    } catch (KubernetesClientException notThere) {
      return "";
    }
  }

  @Override
  public boolean isMissing(String image) {
    return (Boolean) fresh("image " + image, () -> look(image));
  }

  private boolean look(String image) {
    try {
      return registry.get().look(image) instanceof ImageRegistry.Missing;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Object fresh(String question, Supplier<?> ask) {
    return answers
        .compute(
            question,
            (same, known) -> isFresh(known) ? known : new Answer(ask.get(), Instant.now()))
        .value();
  }

  private static boolean isFresh(Answer answerOrNull) {
    return answerOrNull != null && answerOrNull.at().plus(FRESH).isAfter(Instant.now());
  }
}
