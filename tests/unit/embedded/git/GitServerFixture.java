package embedded.git;

import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.edge.PlainServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Git server with the repository {@code user1/mlops-gitops} and two participants. */
final class GitServerFixture implements AutoCloseable {
  static final Participant USER1 = new Participant("user1", "secret1", "token1");
  static final Participant USER2 = new Participant("user2", "secret2", "token2");

  static {
    ServerSideGit.install();
  }

  final GitServer git;
  final PlainServer server;

  GitServerFixture(Path folder) throws Exception {
    MeasuredFileSystem.of(folder);
    var source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("README.md"), "# <Jukebox>\n");
    Files.createDirectories(source.resolve("model-deployments/test"));
    Files.writeString(source.resolve("model-deployments/test/config.yaml"), "---\n");
    git = new GitServer(folder.resolve("repositories"), new Accounts(List.of(USER1, USER2)));
    git.create("user1", "mlops-gitops", source, "first commit");
    server = new PlainServer(git);
  }

  String url() {
    return server.uri("/user1/mlops-gitops.git").toString();
  }

  String urlAs(Participant participant, String path) {
    var user = participant.name() + ":" + participant.password() + "@";
    return server.uri(path).toString().replace("http://", "http://" + user);
  }

  @Override
  public void close() {
    server.close();
  }
}
