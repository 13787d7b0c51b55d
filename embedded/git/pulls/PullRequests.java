package embedded.git.pulls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The pull requests of all repositories, as long as the server runs. */
final class PullRequests {
  private final Map<String, List<PullRequest>> byRepository = new ConcurrentHashMap<>();

  /** All of a repository's, the newest first, as Gitea lists them. */
  synchronized List<PullRequest> all(String repository) {
    var newestFirst = new ArrayList<PullRequest>();
    of(repository).forEach(it -> newestFirst.add(0, it));
    return newestFirst;
  }

  synchronized Optional<PullRequest> number(String repository, int number) {
    return of(repository).stream().filter(it -> it.number() == number).findFirst();
  }

  synchronized PullRequest add(
      String repository, String author, String head, String base, String title, String body) {
    var requests = of(repository);
    var request =
        new PullRequest(
            requests.size() + 1, author, head, base, title, body, true, Optional.empty());
    requests.add(request);
    return request;
  }

  synchronized PullRequest replace(String repository, PullRequest changed) {
    of(repository).set(changed.number() - 1, changed);
    return changed;
  }

  private List<PullRequest> of(String repository) {
    return byRepository.computeIfAbsent(repository, name -> new ArrayList<>());
  }
}
