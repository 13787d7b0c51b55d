package k3s;

import embedded.accounts.Participant;
import embedded.content.RepositoryServer;
import embedded.git.RepositoryImport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import tools.jackson.databind.json.JsonMapper;

/** Makes accounts and repositories on Gitea, over its API and Git's own protocol. */
final class GiteaAccounts implements RepositoryServer {
  private final Supplier<URI> server;
  private final String administratorsPassword;
  private final Path imports;
  private final Map<String, Participant> participants = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param server asked at each request, because a server that was stopped comes back at another
   *     port
   * @param imports where bare copies of the repositories are put together
   */
  GiteaAccounts(Supplier<URI> server, String administratorsPassword, Path imports) {
    this.server = server;
    this.administratorsPassword = administratorsPassword;
    this.imports = imports;
  }

  void createUser(Participant participant) throws IOException {
    participants.put(participant.name(), participant);
    var account =
        Map.of(
            "username",
            participant.name(),
            "password",
            participant.password(),
            "email",
            participant.name() + "@example.com",
            "must_change_password",
            false);
    send(
        "POST",
        "/api/v1/admin/users",
        basic(GiteaContainer.ADMINISTRATOR, administratorsPassword),
        account);
  }

  @Override
  public void create(String owner, String name, Path workingTree, String message)
      throws IOException {
    var bare = bareCopy(owner, name);
    if (!Files.exists(bare)) {
      Files.createDirectories(bare.getParent());
      new RepositoryImport(bare).from(workingTree, message);
    }
    var participant = participants.get(owner);
    send(
        "POST",
        "/api/v1/user/repos",
        basic(owner, participant.password()),
        Map.of("name", name, "default_branch", "main", "private", false));
    push(bare, participant, name);
  }

  /** Removes a repository with all that was pushed to it. */
  void delete(String owner, String name) throws IOException {
    var path = "/api/v1/repos/" + owner + "/" + name;
    send("DELETE", path, basic(owner, participants.get(owner).password()), null);
  }

  /** The repository as it was when it was made. */
  Path bareCopy(String owner, String name) {
    return imports.resolve(owner).resolve(name + ".git");
  }

  private void push(Path bare, Participant participant, String name) throws IOException {
    try (var git = Git.open(bare.toFile())) {
      git.push()
          .setRemote(server.get() + "/" + participant.name() + "/" + name + ".git")
          .setRefSpecs(new RefSpec("refs/heads/main:refs/heads/main"))
          .setCredentialsProvider(
              new UsernamePasswordCredentialsProvider(participant.name(), participant.password()))
          .call();
    } catch (GitAPIException failed) {
      throw new IOException(failed);
    }
  }

  private void send(String method, String path, String authorization, Object body)
      throws IOException {
    var content = body == null ? "" : JsonMapper.shared().writeValueAsString(body);
    var request =
        HttpRequest.newBuilder(server.get().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(content))
            .header("Content-Type", "application/json")
            .header("Authorization", authorization)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(
            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static String basic(String user, String password) {
    var account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(account);
  }
}
