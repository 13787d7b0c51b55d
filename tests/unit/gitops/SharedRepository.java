package gitops;

import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.edge.PlainServer;
import embedded.git.GitServer;
import embedded.git.MeasuredFileSystem;
import embedded.git.ServerSideGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import workshop.WorkshopFolder;

/** One mlops-gitops on a Git server over HTTP, to which several people push. */
final class SharedRepository implements HostedRepository {
  static final String CONFIG = "model-deployments/test/jukebox/config.yaml";
  static final String FILLED =
      """
      ---
      # our model
      name: jukebox
      version: "1.0" # written by hand
      image_namespace: rhoai-mlops
      """;

  static {
    ServerSideGit.install();
  }

  private final Path folder;
  private final GitServer git;
  private final PlainServer server;

  SharedRepository(Path folder) throws IOException {
    this.folder = folder;
    MeasuredFileSystem.of(folder);
    var source = source(folder);
    git =
        new GitServer(
            folder.resolve("server"), new Accounts(List.of(new Participant("user1", "pw", "t"))));
    git.create("user1", "mlops-gitops", source, "first commit");
    server = new PlainServer(git);
  }

  /** The files of the first commit: the workshop's, and one config.yaml that is filled. */
  static Path source(Path folder) throws IOException {
    var source = folder.resolve("source");
    copy(WorkshopFolder.resolve("repositories/mlops-gitops"), source);
    Files.writeString(source.resolve(CONFIG), FILLED);
    return source;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  GitServer server() {
    return git;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public String url() {
    return "http://user1:pw@" + gitServer() + "/user1/mlops-gitops.git";
  }

  @Override
  public String gitServer() {
    return "127.0.0.1:" + server.port();
  }

  Path bare() {
    return git.repository("/user1/mlops-gitops").orElseThrow();
  }

  /** A file as the server has it. */
  String text(String path) throws IOException {
    try (var bare = Git.open(bare().toFile())) {
      var main = bare.getRepository().resolve("refs/heads/main");
      return new Snapshot(bare.getRepository(), main).text(path).orElseThrow();
    }
  }

  /** The server's commits, the newest first. */
  List<RevCommit> log() throws IOException, GitAPIException {
    try (var bare = Git.open(bare().toFile())) {
      var commits = new ArrayList<RevCommit>();
      bare.log().add(bare.getRepository().resolve("refs/heads/main")).call().forEach(commits::add);
      return commits;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
