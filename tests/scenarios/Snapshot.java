import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;

/**
 * What a step that had nothing to do must leave as it was: the commit, what the Applications are
 * about, and every object that runs, down to its resource version.
 */
record Snapshot(Map<String, Object> content) {

  static Snapshot of(WorkshopParticipant user, ClusterView cluster) throws Exception {
    var content = new TreeMap<String, Object>();
    try (var git = Git.open(user.gitops().toFile())) {
      for (var ref : List.of("HEAD", "refs/remotes/origin/main")) {
        content.put(ref, git.getRepository().resolve(ref).name());
      }
      content.put("git status", git.status().call().getUncommittedChanges());
    }
    for (var application : cluster.applications()) {
      content.put(
          "spec of Application " + application.getMetadata().getName(), application.get("spec"));
    }
    for (var environment : List.of("test", "prod")) {
      var namespace = user.namespace(environment);
      putAll(content, cluster.client().pods().inNamespace(namespace).list().getItems());
      putAll(
          content, cluster.client().apps().deployments().inNamespace(namespace).list().getItems());
      putAll(content, List.of(cluster.inferenceService(environment)));
    }
    return new Snapshot(content);
  }

  private static void putAll(Map<String, Object> content, List<? extends HasMetadata> objects) {
    for (var object : objects) {
      var meta = object.getMetadata();
      content.put(
          object.getKind() + " " + meta.getNamespace() + "/" + meta.getName(),
          meta.getUid() + " at " + meta.getResourceVersion());
    }
  }
}
