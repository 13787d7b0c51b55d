package platform;

import console.Workbench;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import platform.RegistryAccounts.Account;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks docker's credential helpers: {@code docker-credential-<name> get} with the server on stdin
 * answers with JSON ({@code Username}, {@code Secret}), or fails and says {@code credentials not
 * found in native keychain} on stdout ("docker-credential-helpers", Development).
 */
final class CredentialHelpers {
  /** A helper may ask the person to unlock a keychain. */
  private static final int SECONDS = 60;

  private static final Pattern NAME = Pattern.compile("[\\w.-]+");
  private static final String NOT_FOUND = "credentials not found";

  private final Workbench workbench;

  CredentialHelpers(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * The account that a helper has; empty where it has none for the server.
   *
   * @param name such as {@code desktop}
   * @param config the file that names the helper, for messages
   * @throws IOException when it is not installed or does not work; the message is good to stand
   *     after a colon, and repeats nothing of what the helper printed
   */
  Optional<Account> account(String name, String server, Path config) throws IOException {
    var program = "docker-credential-" + name;
    var answer = ask(installed(name, program), program, server);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    try {
      var json = JsonMapper.shared().readTree(answer.get());
      var user = json.path("Username").asString("");
      var secret = json.path("Secret").asString("");
      return user.isEmpty() && secret.isEmpty()
          ? Optional.empty()
          : Optional.of(new Account(user, secret, program + ", named in " + config));
    } catch (JacksonException notJson) {
      throw new IOException(program + " did not answer with JSON");
    }
  }

  private Optional<String> ask(Path executable, String program, String server) throws IOException {
    var builder = new ProcessBuilder(executable.toString(), "get");
    builder.environment().clear();
    builder.environment().putAll(workbench.environment());
    builder.environment().putIfAbsent("HOME", workbench.home().toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    var helper = builder.start();
    try (var in = helper.outputWriter(StandardCharsets.UTF_8)) {
      in.write(server);
    } catch (IOException endedWithoutReading) {
      // its exit code says more
    }
    try {
      // what it prints is shorter than a pipe's buffer, so it does not wait for a reader
      if (!helper.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(program + " did not answer within " + SECONDS + " seconds");
      }
      var output = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (helper.exitValue() == 0) {
        return Optional.of(output);
      }
      if (output.contains(NOT_FOUND)) {
        return Optional.empty();
      }
      throw new IOException(program + " ended with " + helper.exitValue());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted");
    } finally {
      helper.destroyForcibly();
    }
  }

  // the workbench's PATH, not that of this process; Windows also runs what ends in these
  private Path installed(String name, String program) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IOException("'" + name + "' cannot be the name of a credential helper");
    }
    for (var directory : path().split(Pattern.quote(File.pathSeparator))) {
      for (var end : isWindows() ? List.of(".exe", ".cmd", ".bat") : List.of("")) {
        var candidate = workbench.path(directory).resolve(program + end);
        if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
          return candidate;
        }
      }
    }
    throw new IOException(program + " is not on the PATH");
  }

  // Windows calls it Path
  private String path() {
    return workbench.environment().entrySet().stream()
        .filter(variable -> variable.getKey().equalsIgnoreCase("PATH"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }
}
