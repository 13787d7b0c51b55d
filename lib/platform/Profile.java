package platform;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What earlier steps remembered, so that later ones need no options: {@code
 * $JUKEBOX_HOME/profile.yaml}, by default in the platform's configuration directory. It never holds
 * a secret. Keys:
 *
 * <ul>
 *   <li>{@code user}, {@code cluster-domain}, {@code git-server}, {@code gitops-dir}: where things
 *       are
 *   <li>{@code cluster}: the address of the Kubernetes API that the profile belongs to
 *   <li>{@code ca-file}: a private certificate authority (PEM) for Git, routes and registry
 *   <li>{@code connect-to}: host pattern to address, see {@link ConnectTo}
 *   <li>{@code mirrors}: registry host, or host and repository, to what answers for it, as
 *       registries.yaml does on nodes
 *   <li>{@code registry-config}: a docker config.json with registry credentials
 *   <li>{@code base-image}: the base for ModelCars where the default cannot be had
 *   <li>{@code link-scheme}: {@code http} where the printed links shall avoid a certificate warning
 * </ul>
 *
 * @param file where it is kept, whether it exists or not
 */
public record Profile(Path file, Map<String, Object> values) {
  public static final String USER = "user";
  public static final String CLUSTER_DOMAIN = "cluster-domain";
  public static final String GIT_SERVER = "git-server";
  public static final String GITOPS_DIR = "gitops-dir";
  public static final String CLUSTER = "cluster";
  public static final String CA_FILE = "ca-file";
  public static final String CONNECT_TO = "connect-to";
  public static final String MIRRORS = "mirrors";
  public static final String REGISTRY_CONFIG = "registry-config";
  public static final String BASE_IMAGE = "base-image";
  public static final String LINK_SCHEME = "link-scheme";

  /** The profile of the person at this workbench; empty values where there is no file yet. */
  public static Profile load(Workbench workbench) {
    return load(directory(workbench).resolve("profile.yaml"));
  }

  static Profile load(Path file) {
    if (!Files.exists(file)) {
      return new Profile(file, Map.of());
    }
    try {
      var content = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return new Profile(file, asMap(content, file));
    } catch (MarkedYamlEngineException notYaml) {
      throw broken(file, "it is not YAML, " + notYaml.getProblem());
    } catch (IOException | YamlEngineException unreadable) {
      throw broken(file, Reason.of(unreadable));
    }
  }

  private static Map<String, Object> asMap(Object content, Path file) {
    if (content == null) {
      return Map.of();
    }
    if (!(content instanceof Map<?, ?> map)) {
      throw broken(file, "it holds no keys");
    }
    var values = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> values.put(String.valueOf(key), value));
    return values;
  }

  private static Failure broken(Path file, String why) {
    return Failure.usage(
        "the profile " + file + " cannot be read: " + why,
        "mend or delete it and run setup-appsets");
  }

  private static Path directory(Workbench workbench) {
    var chosen = workbench.variable("JUKEBOX_HOME");
    if (chosen.isPresent()) {
      return workbench.path(chosen.get());
    }
    var system = System.getProperty("os.name");
    if (system.startsWith("Windows") && workbench.variable("APPDATA").isPresent()) {
      return Path.of(workbench.environment().get("APPDATA"), "jukebox");
    }
    if (system.startsWith("Mac")) {
      return workbench.home().resolve("Library/Application Support/jukebox");
    }
    return workbench
        .variable("XDG_CONFIG_HOME")
        .map(workbench::path)
        .orElse(workbench.home().resolve(".config"))
        .resolve("jukebox");
  }

  /** A value as text; empty where the profile does not have it. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf).filter(it -> !it.isBlank());
  }

  /** A value that is a map of texts; empty where the profile does not have it. */
  public Map<String, String> map(String key) {
    if (!(values.get(key) instanceof Map<?, ?> map)) {
      return Map.of();
    }
    var texts = new LinkedHashMap<String, String>();
    map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return texts;
  }

  /** The same profile with some values changed; nothing is written. */
  public Profile with(Map<String, Object> changes) {
    var merged = new LinkedHashMap<>(values);
    merged.putAll(changes);
    return new Profile(file, merged);
  }

  /** Writes the file, in one move so that another script never reads half of it. */
  public void save() throws IOException {
    Files.createDirectories(file.getParent());
    var settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    var temporary = Files.createTempFile(file.getParent(), "profile", ".yaml");
    Files.writeString(temporary, new Dump(settings).dumpToString(values));
    Files.move(temporary, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
