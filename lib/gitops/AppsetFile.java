package gitops;

import console.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An {@code appset-<env>.yaml} of mlops-gitops: an AppProject and an ApplicationSet with the
 * placeholders {@code CLUSTER_DOMAIN} and {@code USER_NAME}. Where they stand follows from the
 * structure (Git URLs and the destination namespace), so values that were filled in wrongly can be
 * corrected, which a search for the placeholders cannot.
 *
 * @param name the file's name in the working tree
 * @param text the whole file
 */
public record AppsetFile(String name, String text) {
  private static final Pattern HOME =
      Pattern.compile("https?://(?:[^/@\\s]+@)?([^/\\s\"']+)/([^/\\s\"']+)/mlops-gitops");

  /**
   * Takes a text for the file of an environment.
   *
   * @throws Failure when it is not YAML: exit code 1
   */
  public static AppsetFile checked(String name, String text) {
    YamlText.documents(name, text);
    return new AppsetFile(name, text);
  }

  /** The file's name for an environment. */
  public static String nameFor(String environment) {
    return "appset-" + environment + ".yaml";
  }

  /**
   * The same file, filled for this participant.
   *
   * @param gitServer host of the Git server, with a port where it has one
   * @param clusterDomain for placeholders that stand somewhere else than in a Git URL
   */
  public AppsetFile filled(String user, String clusterDomain, String gitServer) {
    var documents = YamlText.documents(name, text);
    var splice = new YamlSplice(text);
    var gitUrls = gitUrls(user, gitServer);
    for (var document : documents) {
      fill(
          document,
          "",
          splice,
          (key, raw) -> {
            var known = key.equals("repoURL") ? gitUrls.apply(raw) : raw;
            if (key.equals("namespace")) {
              known = known.replaceFirst("[^\\s\"']+-(toolings|test|prod)\\b", user + "-$1");
            }
            return known.replace("CLUSTER_DOMAIN", clusterDomain).replace("USER_NAME", user);
          });
    }
    return new AppsetFile(name, splice.result());
  }

  private interface Filler {
    String fill(String key, String raw);
  }

  private static void fill(Node node, String key, YamlSplice splice, Filler filler) {
    if (node instanceof MappingNode map) {
      map.getValue()
          .forEach(
              pair -> {
                var name = pair.getKeyNode() instanceof ScalarNode it ? it.getValue() : "";
                fill(pair.getValueNode(), name, splice, filler);
              });
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> fill(item, key, splice, filler));
    } else if (node instanceof ScalarNode) {
      var raw = splice.raw(node);
      var filled = filler.fill(key, raw);
      if (!filled.equals(raw)) {
        splice.replace(node, filled);
      }
    }
  }

  // whatever server and owner the file names for mlops-gitops today, every URL of theirs moves to
  // the right ones
  private UnaryOperator<String> gitUrls(String user, String gitServer) {
    var home = HOME.matcher(text);
    if (!home.find()) {
      return raw -> raw;
    }
    var today = Pattern.quote(home.group(1)) + "/" + Pattern.quote(home.group(2)) + "/";
    var url = Pattern.compile("(https?://)(?:[^/@\\s]+@)?" + today);
    var right = Matcher.quoteReplacement(gitServer + "/" + user + "/");
    return raw -> url.matcher(raw).replaceAll("$1" + right);
  }

  /** The documents as they are applied to the cluster. */
  public List<Map<String, Object>> documents() {
    var documents = new ArrayList<Map<String, Object>>();
    for (var document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
      if (document instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked") // keys of Kubernetes objects are strings
        var object = (Map<String, Object>) map;
        documents.add(object);
      }
    }
    return documents;
  }

  /**
   * The branch that the generator reads the config.yaml files from; empty where it names none, the
   * repository's default ({@code HEAD}), or the file cannot be read.
   */
  Optional<String> valuesRevision() {
    try {
      return YamlText.documents(name, text).stream()
          .flatMap(document -> YamlPath.values(document, "spec", "generators", "git", "revision"))
          .filter(revision -> !revision.equals("HEAD"))
          .findFirst();
    } catch (Failure notYaml) {
      return Optional.empty();
    }
  }
}
