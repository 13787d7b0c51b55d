package gitops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.RefSpec;

/** A real Gitea in a container of its own, where docker and its image are there. */
final class GiteaContainer implements AutoCloseable {
  static final String IMAGE = "gitea/gitea:1.26.0";
  private static final String PASSWORD = "secret-of-user1";
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  private final String id;
  private final String gitServer;

  private GiteaContainer(String id, String gitServer) {
    this.id = id;
    this.gitServer = gitServer;
  }

  /** Why it cannot be started here; empty where it can. */
  static Optional<String> missing() {
    try {
      return docker("image", "inspect", IMAGE).exitCode() == 0
          ? Optional.empty()
          : Optional.of("docker has no image " + IMAGE);
    } catch (IOException notInstalled) {
      return Optional.of("docker is not installed");
    }
  }

  static GiteaContainer start() throws Exception {
    var id =
        docker(
                "run",
                "-d",
                "--rm",
                "-p",
                "127.0.0.1::3000",
                "--add-host",
                "host.docker.internal:host-gateway",
                "-e",
                "GITEA__security__INSTALL_LOCK=true",
                "-e",
                "GITEA__webhook__ALLOWED_HOST_LIST=*",
                IMAGE)
            .output()
            .strip();
    var port = docker("port", id, "3000").output().lines().findFirst().orElseThrow();
    var gitea = new GiteaContainer(id, port.strip());
    try {
      gitea.awaitStart();
      gitea.addUser();
      return gitea;
    } catch (Exception | Error failed) {
      gitea.close();
      throw failed;
    }
  }

  // its user is not there yet: that it knows this is the answer of a server that has started
  private void awaitStart() throws Exception {
    var deadline = Instant.now().plus(STARTS_WITHIN);
    while (!answers()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException(IMAGE + " has not started within " + STARTS_WITHIN);
      }
      Thread.sleep(200);
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return api().send("GET", "/version", Map.of()).statusCode() == 401;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void addUser() throws IOException {
    var added =
        docker(
            "exec",
            "-u",
            "git",
            id,
            "gitea",
            "admin",
            "user",
            "create",
            "--username",
            "user1",
            "--password",
            PASSWORD,
            "--email",
            "user1@example.com",
            "--must-change-password=false");
    if (added.exitCode() != 0) {
      throw new IOException(added.output());
    }
  }

  GiteaApi api() {
    return new GiteaApi(gitServer, "user1", PASSWORD);
  }

  /** The repository, made anew; what an earlier test left of it is gone. */
  HostedRepository newRepository(Path folder) throws Exception {
    api().send("DELETE", "/repos/user1/mlops-gitops", Map.of());
    var wanted = Map.of("name", "mlops-gitops", "default_branch", "main");
    api().expect(201, "POST", "/user/repos", wanted);
    var repository = new Repository(folder);
    var source = SharedRepository.source(folder);
    try (var git = Git.init().setDirectory(source.toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("first commit").setSign(false).call();
      git.push().setRemote(repository.url()).setRefSpecs(new RefSpec("main:main")).call();
    }
    awaitPullRequests();
    return repository;
  }

  /** Gitea notices a moment after the first push that the repository is not empty any more. */
  private void awaitPullRequests() throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (api().send("GET", "/repos/user1/mlops-gitops/pulls", Map.of()).statusCode() != 200) {
      if (System.nanoTime() > end) {
        throw new IOException("Gitea takes no pull requests for a repository that was pushed");
      }
      Thread.sleep(100);
    }
  }

  private final class Repository implements HostedRepository {
    private final Path folder;

    Repository(Path folder) {
      this.folder = folder;
    }

    @Override
    public String url() {
      return "http://user1:" + PASSWORD + "@" + gitServer + "/user1/mlops-gitops.git";
    }

    @Override
    public String gitServer() {
      return gitServer;
    }

    @Override
    public Path folder() {
      return folder;
    }

    @Override
    public void close() {
      // the next test makes it anew
    }
  }

  private record Finished(int exitCode, String output) {}

  private static Finished docker(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Finished(process.waitFor(), output);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  @Override
  public void close() throws IOException {
    docker("rm", "-f", "-v", id);
  }
}
