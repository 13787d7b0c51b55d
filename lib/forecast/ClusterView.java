package forecast;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rendering.ObjectRef;

/**
 * The live objects, as far as the cluster lets us look. An object that may not be read is left out
 * alone. A cluster that does not answer is not asked again, because it would keep a person waiting
 * for each object; nor is one that does not take the login, which would say so for each.
 */
public final class ClusterView {
  private static final int NO_LOGIN = 401;

  private final Optional<LiveObjects> cluster;
  private final Function<KubernetesClientException, String> inWords;
  private final Set<String> remarks = new LinkedHashSet<>();
  private boolean answers = true;

  private ClusterView(
      Optional<LiveObjects> cluster, Function<KubernetesClientException, String> inWords) {
    this.cluster = cluster;
    this.inWords = inWords;
  }

  /**
   * Looks at live objects.
   *
   * @param inWords what a refusal of the API means, as a sentence for people
   */
  public static ClusterView of(
      LiveObjects cluster, Function<KubernetesClientException, String> inWords) {
    return new ClusterView(Optional.of(cluster), inWords);
  }

  /** Looks at nothing. */
  public static ClusterView none() {
    return new ClusterView(Optional.empty(), Throwable::getMessage);
  }

  /** Whether objects of this kind are in a namespace; where that cannot be asked, most are. */
  boolean isNamespaced(ObjectRef ref) {
    return look(ref, live -> live.isNamespaced(ref)).orElse(true);
  }

  /**
   * What changes on the cluster when it gets these objects.
   *
   * @return empty where none of them could be looked at
   */
  Optional<LiveComparison> compare(List<Map<String, Object>> wanted) {
    var objects = ObjectChanges.byRef(wanted);
    var changes = new ArrayList<ObjectChange>();
    var unread = new ArrayList<ObjectRef>();
    objects.forEach(
        (ref, object) ->
            look(ref, live -> ObjectChanges.onCluster(ref, object, live.get(ref)))
                .ifPresentOrElse(change -> change.ifPresent(changes::add), () -> unread.add(ref)));
    if (cluster.isEmpty() || !answers) {
      return Optional.empty();
    }
    var isNothingRead = !objects.isEmpty() && unread.size() == objects.size();
    return isNothingRead ? Optional.empty() : Optional.of(new LiveComparison(changes, unread));
  }

  /** What a person should know about what could not be looked at. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  private <T> Optional<T> look(ObjectRef ref, Function<LiveObjects, T> question) {
    if (cluster.isEmpty() || !answers) {
      return Optional.empty();
    }
    try {
      return Optional.of(question.apply(cluster.get()));
    } catch (KubernetesClientException refused) {
      note(ref, refused);
      return Optional.empty();
    }
  }

  private void note(ObjectRef ref, KubernetesClientException refused) {
    var isOfThisObject = refused.getCode() > 0 && refused.getCode() != NO_LOGIN;
    answers = isOfThisObject;
    var what = isOfThisObject ? ref.kind() + " " + ref.name() + " is " : "";
    remarks.add(what + "not compared with the cluster: " + inWords.apply(refused));
  }
}
