package gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real Gitea, and the event that a later lesson's trigger reads. */
@Tag("docker")
class GiteaPullRequestTest extends PullRequestContract {
  private static final String BRANCH = "refs/heads/jukebox-7ee442b6ae";

  private static GiteaContainer gitea;

  @BeforeAll
  static void startGitea() throws Exception {
    var missing = GiteaContainer.missing();
    assumeTrue(missing.isEmpty(), missing::get);
    FS.FileStoreAttributes.setBackground(true);
    gitea = GiteaContainer.start();
  }

  @AfterAll
  static void stopGitea() throws Exception {
    if (gitea != null) {
      gitea.close();
    }
  }

  @Override
  HostedRepository start(Path folder) throws Exception {
    return gitea.newRepository(folder);
  }

  @Override
  GiteaApi api(HostedRepository repository) {
    return gitea.api();
  }

  @Test
  void theSecondCommitOfTheMergesPushNamesProdsFile() throws Exception {
    var events = new LinkedBlockingQueue<JsonNode>();
    var server = HttpServer.create(new InetSocketAddress("0.0.0.0", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          events.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      var request = proposed(deliver(asked(), version("7ee442b6ae")));
      tellPushesTo("http://host.docker.internal:" + server.getAddress().getPort() + "/");

      merge(request);

      var event = events.poll(30, TimeUnit.SECONDS);
      if (event != null && event.path("ref").asString().equals(BRANCH)) {
        event = events.poll(30, TimeUnit.SECONDS); // Gitea tells of the branch's push late
      }
      assertTrue(event != null, "no push event: can the container reach this machine?");
      assertEquals("refs/heads/main", event.path("ref").asString());
      assertEquals(2, event.path("commits").size());
      assertTrue(event.at("/commits/0/message").asString().startsWith("Merge pull request"));
      assertEquals(List.of(PROD), texts(event.at("/commits/1/modified")));
      assertTrue(event.at("/commits/1/message").asString().startsWith("Update prod"));
    } finally {
      server.stop(0);
    }
  }

  private static void tellPushesTo(String url) throws Exception {
    gitea
        .api()
        .expect(
            201,
            "POST",
            "/repos/user1/mlops-gitops/hooks",
            Map.of(
                "type",
                "gitea",
                "active",
                true,
                "events",
                List.of("push"),
                "config",
                Map.of("url", url, "content_type", "json")));
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(item.asString()));
    return texts;
  }
}
