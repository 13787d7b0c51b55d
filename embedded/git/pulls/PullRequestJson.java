package embedded.git.pulls;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/**
 * A pull request as Gitea's API shows it: those of its fields that clients of ours read.
 *
 * @param url the repository's page
 */
record PullRequestJson(Repository repository, String url) {

  Map<String, Object> of(PullRequest request) throws IOException {
    var page = url + "/pulls/" + request.number();
    var json = new LinkedHashMap<String, Object>();
    json.put("number", request.number());
    json.put("url", page);
    json.put("html_url", page);
    json.put("user", Map.of("login", request.author()));
    json.put("title", request.title());
    json.put("body", request.body());
    json.put("state", request.open() ? "open" : "closed");
    json.put("merged", request.mergeCommit().isPresent());
    json.put("merge_commit_sha", request.mergeCommit().orElse(null));
    json.put("head", branch(request.head()));
    json.put("base", branch(request.base()));
    return json;
  }

  private Map<String, Object> branch(String name) throws IOException {
    var commit = repository.resolve(Constants.R_HEADS + name);
    return Map.of("label", name, "ref", name, "sha", commit == null ? "" : commit.name());
  }
}
