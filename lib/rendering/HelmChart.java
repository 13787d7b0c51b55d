package rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Helm chart in a folder, rendered as Argo CD does it ({@code helm template --include-crds}): the
 * custom resource definitions of {@code crds/} first, then the templates' objects. Objects with
 * Helm hook annotations are missing: the Helm library that this uses drops them.
 */
public record HelmChart(Path folder) {
  /**
   * Renders the chart.
   *
   * @param release the release name; Argo CD takes the Application's name
   * @param namespace the namespace that templates see; Argo CD takes the destination's
   * @param valuesFiles later ones win
   * @param values single values ({@code --set}), which win over the files
   * @param kubeVersion what {@code .Capabilities.KubeVersion} says, for example {@code 1.34.4}
   * @throws HelmFailure with Helm's message, where Argo CD has it at the end of its own
   */
  public List<Map<String, Object>> render(
      String release,
      String namespace,
      List<Path> valuesFiles,
      Map<String, String> values,
      String kubeVersion) {
    var manifest =
        HelmEngine.template(
            folder,
            command -> {
              command.withName(release).withNamespace(namespace).withKubeVersion(kubeVersion);
              valuesFiles.forEach(command::withValuesFile);
              values.forEach(command::set);
              return command;
            });
    var objects = new ArrayList<>(customResourceDefinitions());
    objects.addAll(objects(manifest));
    return objects;
  }

  private List<Map<String, Object>> customResourceDefinitions() {
    var crds = folder.resolve("crds");
    if (!Files.isDirectory(crds)) {
      return List.of();
    }
    var objects = new ArrayList<Map<String, Object>>();
    try (var files = Files.walk(crds)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        objects.addAll(objects(Files.readString(file)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return objects;
  }

  /**
   * The Kubernetes objects of a text with YAML documents; a {@code List} is taken apart, empty
   * documents are left out.
   *
   * @throws ManifestFailure for a document without a kind
   */
  public static List<Map<String, Object>> objects(String manifest) {
    var objects = new ArrayList<Map<String, Object>>();
    for (var document : GoYaml.documents(manifest)) {
      if (document instanceof Map<?, ?> map && !map.isEmpty()) {
        if (!map.containsKey("kind")) {
          throw ManifestFailure.withoutKind(JsonText.of(map));
        }
        if ("List".equals(map.get("kind")) && map.get("items") instanceof List<?> items) {
          items.forEach(item -> objects.add(copy((Map<?, ?>) item)));
        } else {
          objects.add(copy(map));
        }
      }
    }
    return objects;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }
}
