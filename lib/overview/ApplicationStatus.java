package overview;

import gitops.GitCommit;
import java.util.List;
import java.util.Optional;
import rollout.Predictions;

/**
 * One application in one environment: what Git asks for, and what runs.
 *
 * @param name of the application, for example {@code jukebox}
 * @param environment for example {@code test}
 * @param version that Git asks for: the model's, or the UI's image; empty where it asks for none
 * @param commit the newest one of mlops-gitops that is about it; empty where there is none
 * @param sync as Argo CD says it; empty where there is no Application
 * @param health as Argo CD says it; empty where there is no Application
 * @param pods how many there are, {@code readyPods} of which are ready
 * @param predictions that its model has made; empty where it has none, or nobody tells
 * @param traces of the images that run, each with where it comes from
 */
public record ApplicationStatus(
    String name,
    String environment,
    Verdict verdict,
    Optional<String> version,
    Optional<GitCommit> commit,
    String sync,
    String health,
    int readyPods,
    int pods,
    Optional<Predictions> predictions,
    List<Trace> traces) {

  /** The Application's name in Argo CD. */
  public String application() {
    return name + "-" + environment;
  }

  /** Whether something is to be deployed here, and is not known to serve. */
  public boolean isTrouble() {
    return switch (verdict.state()) {
      case SERVES, NOT_CONFIGURED -> false;
      case SERVES_NOT, NOT_JUDGED -> true;
    };
  }

  /** The digests that run, each once. */
  public List<String> digests() {
    return traces.stream().flatMap(it -> it.running().digest().stream()).distinct().toList();
  }
}
