package platform;

import console.Workbench;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A home directory in which a test puts accounts down, and the environment variables around it. */
public final class PersonsHome {
  final Path directory;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, Object> profile = new LinkedHashMap<>();

  public PersonsHome(Path directory) {
    this.directory = directory;
  }

  public PersonsHome export(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  PersonsHome remember(String key, Object value) {
    profile.put(key, value);
    return this;
  }

  /** Writes a file in the home directory. */
  public Path write(String file, String content) throws IOException {
    var path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  /** Writes a file that has this account for this registry or repository. */
  public Path writeAccount(String file, String key, String user) throws IOException {
    return write(file, "{\"auths\": {\"" + key + "\": " + auth(user) + "}}");
  }

  /** An entry of {@code auths}; the password is {@code <user>'s-secret}. */
  static String auth(String user) {
    var pair = user + ":" + user + "'s-secret";
    return "{\"auth\": \""
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        + "\"}";
  }

  public Workbench workbench() {
    var nothing = new PrintStream(OutputStream.nullOutputStream());
    return new Workbench(environment, directory, directory, nothing, nothing, false);
  }

  public Profile profile() {
    return new Profile(directory.resolve("profile.yaml"), profile);
  }

  public RegistryAccounts accounts() {
    return accounts(Optional.empty(), PodServiceAccount.ofProcess());
  }

  /** With {@code --registry-config}. */
  RegistryAccounts accountsOf(Path chosen) {
    return accounts(Optional.of(chosen), pod());
  }

  /** In a pod whose service account is mounted at {@code pod/}. */
  RegistryAccounts accountsInPod() {
    return accounts(Optional.empty(), pod());
  }

  // /run/containers/<uid> is at podman/
  private RegistryAccounts accounts(Optional<Path> chosen, PodServiceAccount pod) {
    var podman = new PodmanDirectory(Optional.of(directory.resolve("podman")));
    return new RegistryAccounts(workbench(), profile(), chosen, pod, podman);
  }

  PodServiceAccount pod() {
    return new PodServiceAccount(directory.resolve("pod"));
  }
}
