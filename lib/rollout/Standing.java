package rollout;

import java.util.List;
import why.Finding;

/** How a commit stands at one moment, by the rules that a wait ends by. */
public sealed interface Standing {
  /** What somebody should know all the same, one sentence each. */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * It is deployed, and what it asks for serves.
   *
   * @param models as in {@link Served}
   * @param remarks what somebody should know all the same, one sentence each
   */
  record Serving(List<String> models, List<String> remarks) implements Standing {}

  /**
   * It is deployed, but something else than the roll-out decides about the traffic, so nobody can
   * tell from here whether its new version serves.
   *
   * @param percent its share of the traffic
   */
  record NotJudged(int percent, List<String> remarks) implements Standing {}

  /** It is not deployed, or does not serve. */
  record NotServing(Finding why) implements Standing {}
}
