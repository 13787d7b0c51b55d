package gitops;

import console.Console;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Brings a change of several environments into Git: by one push where the server takes it, and
 * where prod is protected, prod's part by a pull request. Test goes straight.
 */
public final class Delivery {
  private static final String PROD = "prod";

  private final Gitops gitops;
  private final Console console;
  private final PullRequestOptions pullRequests;
  private final Duration timeout;

  public Delivery(
      Gitops gitops, Console console, PullRequestOptions pullRequests, Duration timeout) {
    this.gitops = gitops;
    this.console = console;
    this.pullRequests = pullRequests;
    this.timeout = timeout;
  }

  /**
   * @param message the commit's message when it is about these environments
   * @return where each environment's change is now
   */
  public Map<String, Delivered> of(
      ConfigChange change, Function<List<String>, String> message, ModelTrace trace)
      throws InterruptedException {
    var environments = change.environments();
    if (!environments.contains(PROD)) {
      return pushed(change, environments, message);
    }
    if (!pullRequests.isAsked()) {
      try {
        var words = message.apply(environments);
        return all(environments, gitops.tryToPush(change.texts(environments), words, timeout));
      } catch (RefusedByRule protectedBranch) {
        console.say(protectedBranch.getMessage() + ": prod's change becomes a pull request");
      }
    }
    var straight = environments.stream().filter(it -> !it.equals(PROD)).toList();
    var delivered = pushed(change, straight, message);
    delivered.put(
        PROD, gitops.proposals().propose(change, PROD, message.apply(List.of(PROD)), trace));
    return follow(delivered);
  }

  private Map<String, Delivered> pushed(
      ConfigChange change, List<String> environments, Function<List<String>, String> message)
      throws InterruptedException {
    if (environments.isEmpty()) {
      return new LinkedHashMap<>();
    }
    var words = message.apply(environments);
    return all(environments, gitops.commitAndPush(change.texts(environments), words, timeout));
  }

  private static Map<String, Delivered> all(List<String> environments, Pushed pushed) {
    var delivered = new LinkedHashMap<String, Delivered>();
    environments.forEach(it -> delivered.put(it, new Delivered.InGit(pushed)));
    return delivered;
  }

  private Map<String, Delivered> follow(Map<String, Delivered> delivered)
      throws InterruptedException {
    if (pullRequests.isWaitMerge() && delivered.get(PROD) instanceof Delivered.Proposed proposed) {
      delivered.put(
          PROD, new Delivered.InGit(gitops.proposals().merged(proposed.request(), timeout)));
    }
    return delivered;
  }
}
