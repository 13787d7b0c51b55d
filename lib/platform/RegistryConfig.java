package platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import platform.RegistryAccounts.Account;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with registry accounts, in the format that docker ({@code config.json}), podman ({@code
 * auth.json}) and Kubernetes (secrets of type {@code kubernetes.io/dockerconfigjson}) share. An
 * account comes from, in this order: {@code credHelpers} for the registry, {@code auths} for the
 * repository and the registry, {@code credsStore}. Docker Desktop leaves empty entries in {@code
 * auths}, which say nothing.
 */
final class RegistryConfig {
  /** The names that such a file has where a secret is mounted as a directory. */
  private static final List<String> NAMES =
      List.of("config.json", ".dockerconfigjson", ".dockercfg", "auth.json");

  private final Path file;
  private final JsonNode content;

  private RegistryConfig(Path file, JsonNode content) {
    this.file = file;
    this.content = content;
  }

  /** The file itself, or the one in a directory, whether it exists or not. */
  static Path file(Path fileOrDirectory) {
    return Files.isDirectory(fileOrDirectory) ? inDirectory(fileOrDirectory) : fileOrDirectory;
  }

  /** The file in a directory, whether it exists or not. */
  static Path inDirectory(Path directory) {
    return NAMES.stream()
        .map(directory::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElse(directory.resolve(NAMES.get(0)));
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read or is not JSON; the message is good to stand after a
   *     colon and does not repeat the content
   */
  static RegistryConfig read(Path file) throws IOException {
    try {
      return new RegistryConfig(file, JsonMapper.shared().readTree(Files.readString(file)));
    } catch (JacksonException notJson) {
      throw new IOException("it is not JSON");
    } catch (IOException unreadable) {
      throw new IOException(Files.exists(file) ? "it cannot be read" : "it does not exist");
    }
  }

  /**
   * The account for a repository.
   *
   * @throws IOException when a helper that is named for it does not work
   */
  Optional<Account> account(RegistryKey key, CredentialHelpers helpers) throws IOException {
    var helper = helper(key);
    if (helper.isPresent()) {
      return helpers.account(helper.get(), key.server(), file);
    }
    var kept = kept(key);
    if (kept.isPresent()) {
      return kept;
    }
    var store = content.path("credsStore").asString("");
    return store.isEmpty() ? Optional.empty() : helpers.account(store, key.server(), file);
  }

  private Optional<String> helper(RegistryKey key) {
    return content.path("credHelpers").properties().stream()
        .filter(entry -> key.isMeantBy(entry.getKey()))
        .map(entry -> entry.getValue().asString(""))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  private Optional<Account> kept(RegistryKey key) {
    var accounts = auths();
    for (var name : key.keys()) {
      var account = account(accounts.path(name));
      if (account.isPresent()) {
        return account;
      }
    }
    return accounts.properties().stream()
        .filter(entry -> key.isMeantBy(entry.getKey()))
        .map(entry -> account(entry.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  // secrets of type kubernetes.io/dockercfg have the accounts on top
  private JsonNode auths() {
    return file.endsWith(".dockercfg") && !content.has("auths") ? content : content.path("auths");
  }

  private Optional<Account> account(JsonNode entry) {
    var source = file.toString();
    var identityToken = entry.path("identitytoken").asString("");
    if (!identityToken.isEmpty()) {
      return Optional.of(new Account(Account.IDENTITY_TOKEN, identityToken, source));
    }
    var pair = decoded(entry.path("auth").asString(""));
    int colon = pair.indexOf(':');
    if (colon > 0) {
      return Optional.of(new Account(pair.substring(0, colon), pair.substring(colon + 1), source));
    }
    var user = entry.path("username").asString("");
    var password = entry.path("password").asString("");
    return user.isEmpty() ? Optional.empty() : Optional.of(new Account(user, password, source));
  }

  private static String decoded(String auth) {
    try {
      var plain = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
      return plain.replaceFirst("\0+$", "");
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
