package embedded.git.pulls;

import embedded.git.ProtectedBranches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import tools.jackson.databind.JsonNode;

/**
 * The few endpoints of Gitea's API (version 1) that pull requests take: list, create, read, change,
 * merge, and protect a branch. It decides and answers as Gitea 1.26 does; both are held against the
 * same tests.
 */
public final class PullRequestApi {
  private final PullRequests requests = new PullRequests();
  private final ProtectedBranches protectedBranches;

  public PullRequestApi(ProtectedBranches protectedBranches) {
    this.protectedBranches = protectedBranches;
  }

  /**
   * One call.
   *
   * @param repository that it is about
   * @param name its owner and name, {@code user1/mlops-gitops}
   * @param url its page
   * @param mayWrite whether the caller is its owner
   * @param movedBranch told of a branch that has moved
   */
  public record Call(
      String method,
      List<String> path,
      Map<String, String> query,
      JsonNode body,
      Repository repository,
      String name,
      String url,
      String caller,
      boolean mayWrite,
      Consumer<String> movedBranch) {}

  ApiAnswer answer(Call call) throws IOException {
    var path = call.path();
    if (path.equals(List.of("branch_protections")) && call.method().equals("POST")) {
      return protect(call);
    }
    if (path.isEmpty() || !path.get(0).equals("pulls")) {
      return ApiAnswer.notFound();
    }
    if (path.size() == 1) {
      return call.method().equals("POST") ? create(call) : list(call);
    }
    var request = find(call.name(), path.get(1));
    if (request.isEmpty()) {
      return ApiAnswer.notFound();
    }
    return switch (call.method() + String.join("/", path.subList(2, path.size()))) {
      case "GET" -> ApiAnswer.ok(json(call, request.get()));
      case "PATCH" -> change(call, request.get());
      case "POSTmerge" -> merge(call, request.get());
      default -> ApiAnswer.notFound();
    };
  }

  /** All of a repository's, the newest first. */
  List<PullRequest> all(String repository) {
    return requests.all(repository);
  }

  /** Empty where there is none with this number. */
  Optional<PullRequest> find(String repository, String number) {
    return number.matches("\\d{1,9}")
        ? requests.number(repository, Integer.parseInt(number))
        : Optional.empty();
  }

  private ApiAnswer protect(Call call) {
    if (!call.mayWrite()) {
      return ApiAnswer.refused(403, "user should be an owner or a collaborator with admin write");
    }
    var branch = call.body().path("rule_name").asString("");
    var open = call.body().path("unprotected_file_patterns").asString("");
    var patterns = open.isBlank() ? List.<String>of() : List.of(open.split(";"));
    protectedBranches.add(call.name(), branch, patterns);
    return ApiAnswer.created(Map.of("rule_name", branch, "unprotected_file_patterns", open));
  }

  private ApiAnswer list(Call call) throws IOException {
    var state = call.query().getOrDefault("state", "open");
    int limit = Integer.parseInt(call.query().getOrDefault("limit", "50"));
    int page = Integer.parseInt(call.query().getOrDefault("page", "1"));
    var listed = new ArrayList<Map<String, Object>>();
    var wanted =
        requests.all(call.name()).stream()
            .filter(it -> state.equals("all") || it.open() == state.equals("open"))
            .skip((long) (page - 1) * limit)
            .limit(limit)
            .toList();
    for (var request : wanted) {
      listed.add(json(call, request));
    }
    return ApiAnswer.ok(listed);
  }

  private ApiAnswer create(Call call) throws IOException {
    var head = call.body().path("head").asString("");
    var base = call.body().path("base").asString("");
    if (!isBranch(call, head) || !isBranch(call, base)) {
      return ApiAnswer.notFound();
    }
    for (var other : requests.all(call.name())) {
      if (other.open() && other.isBetween(head, base)) {
        return ApiAnswer.refused(
            409, "pull request already exists for these targets [id: " + other.number() + "]");
      }
    }
    var title = call.body().path("title").asString("");
    var text = call.body().path("body").asString("");
    return ApiAnswer.created(
        json(call, requests.add(call.name(), call.caller(), head, base, title, text)));
  }

  private static boolean isBranch(Call call, String name) throws IOException {
    return Repository.isValidRefName(Constants.R_HEADS + name)
        && call.repository().exactRef(Constants.R_HEADS + name) != null;
  }

  private ApiAnswer change(Call call, PullRequest request) throws IOException {
    if (!call.mayWrite() && !call.caller().equals(request.author())) {
      return ApiAnswer.refused(403, "");
    }
    var body = call.body();
    var changed =
        request.withText(
            body.path("title").asString(request.title()),
            body.path("body").asString(request.body()));
    if (request.mergeCommit().isEmpty() && body.has("state")) {
      changed =
          body.path("state").asString("").equals("closed") ? changed.closed() : changed.reopened();
    }
    return ApiAnswer.created(json(call, requests.replace(call.name(), changed)));
  }

  private ApiAnswer merge(Call call, PullRequest request) throws IOException {
    if (request.mergeCommit().isPresent()) {
      return ApiAnswer.refused(405, "The PR is already merged");
    }
    if (!request.open() || !call.mayWrite()) {
      return ApiAnswer.refused(405, "User not allowed to merge PR");
    }
    var commit = new MergeCommit(call.repository()).of(request, call.caller());
    if (commit.isEmpty()) {
      return ApiAnswer.refused(409, "Please try again later");
    }
    requests.replace(call.name(), request.merged(commit.get().name()));
    call.movedBranch().accept(Constants.R_HEADS + request.base());
    return new ApiAnswer(200, null);
  }

  private static Map<String, Object> json(Call call, PullRequest request) throws IOException {
    return new PullRequestJson(call.repository(), call.url()).of(request);
  }
}
