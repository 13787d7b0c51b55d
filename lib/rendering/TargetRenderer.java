package rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders an Application's sources: Helm charts and folders of plain YAML, with values files from
 * other sources.
 */
public final class TargetRenderer {
  private static final String KUBE_VERSION = "1.34.4";

  private final Repositories repositories;

  /**
   * @param repositories where the sources are
   */
  public TargetRenderer(Repositories repositories) {
    this.repositories = repositories;
  }

  /**
   * What the Application wants at the present state of its repositories.
   *
   * @throws ComparisonFailure with the message that Argo CD shows
   */
  public Target render(ApplicationOutline application) throws ComparisonFailure {
    var sources = application.sources();
    var checkouts = new ArrayList<Checkout>();
    var references = new HashMap<String, Path>();
    for (int i = 0; i < sources.size(); i++) {
      var source = sources.get(i);
      try {
        var checkout =
            repositories.checkout(
                Fields.text(source, "repoURL"), Fields.text(source, "targetRevision"));
        checkouts.add(checkout);
        references.put("$" + Fields.text(source, "ref"), checkout.tree());
      } catch (RepositoryException unavailable) {
        throw failure(i, sources.size(), unavailable.getMessage(), unavailable);
      }
    }
    var objects = new ArrayList<Map<String, Object>>();
    var types = new ArrayList<String>();
    for (int i = 0; i < sources.size(); i++) {
      var source = sources.get(i);
      if (isOnlyReference(source)) {
        types.add(""); // nothing is rendered from it
        continue;
      }
      try {
        var folder = folder(checkouts.get(i), Fields.text(source, "path"));
        var isChart = isChart(source, folder);
        types.add(isChart ? "Helm" : "Directory");
        objects.addAll(
            isChart ? chart(application, source, folder, references) : plainYaml(folder));
      } catch (SourceFailure wrong) {
        throw failure(i, sources.size(), wrong.getMessage(), wrong);
      }
    }
    return new Target(objects, checkouts.stream().map(Checkout::commit).toList(), types);
  }

  private static ComparisonFailure failure(int index, int count, String reason, Throwable cause) {
    return new ComparisonFailure(
        "Failed to load target state: failed to generate manifest for source %d of %d: rpc error: code = Unknown desc = %s"
            .formatted(index + 1, count, reason),
        cause);
  }

  private static boolean isOnlyReference(Map<String, Object> source) {
    return !Fields.text(source, "ref").isEmpty() && Fields.text(source, "path").isEmpty();
  }

  /** A source with a helm section is one for Helm, whatever is in its folder. */
  private static boolean isChart(Map<String, Object> source, Path folder) throws SourceFailure {
    var chart = folder.resolve("Chart.yaml");
    if (!Files.exists(chart) && source.get("helm") != null) {
      var file = chart.toString().replace('\\', '/');
      throw new SourceFailure(
          "error getting helm repos: error retrieving helm dependency repos: error reading helm chart from %s: open %s: no such file or directory"
              .formatted(file, file),
          null);
    }
    return Files.exists(chart);
  }

  private static Path folder(Checkout checkout, String path) throws SourceFailure {
    if (path.startsWith("/")) {
      throw new SourceFailure(path + ": app path is absolute", null);
    }
    var folder = pathIn(checkout.tree(), path);
    if (!folder.startsWith(checkout.tree())) {
      throw new SourceFailure(path + ": app path outside root", null);
    }
    if (!Files.isDirectory(folder)) {
      throw new SourceFailure(path + ": app path does not exist", null);
    }
    return folder;
  }

  private static Path pathIn(Path tree, String path) throws SourceFailure {
    try {
      return tree.resolve(path).normalize();
    } catch (java.nio.file.InvalidPathException notAPath) { // "<no value>" on Windows
      throw new SourceFailure(path + ": app path does not exist", notAPath);
    }
  }

  private static List<Map<String, Object>> chart(
      ApplicationOutline application,
      Map<String, Object> source,
      Path folder,
      Map<String, Path> references)
      throws SourceFailure {
    var release = Fields.text(source, "helm", "releaseName");
    var name = release.isEmpty() ? application.name() : release;
    var namespace = application.namespace();
    var valuesFiles = valuesFiles(source, folder, references);
    var command =
        "helm template . --name-template %s --namespace %s --kube-version %s%s <api versions removed> --include-crds"
            .formatted(name, namespace, KUBE_VERSION, valuesOptions(valuesFiles));
    try {
      for (var file : valuesFiles) {
        if (!Files.isRegularFile(file)) {
          throw new HelmFailure(
              "open %s: no such file or directory".formatted(file.toString().replace('\\', '/')),
              null);
        }
      }
      return new HelmChart(folder)
          .render(name, namespace, valuesFiles, parameters(source), KUBE_VERSION);
    } catch (ManifestFailure notAnObject) {
      throw new SourceFailure(notAnObject.getMessage(), notAnObject);
    } catch (HelmFailure | GoYamlException refused) {
      throw new SourceFailure(
          "failed to execute helm template command: failed to get command args to log: `%s` failed exit status 1: Error: %s"
              .formatted(command, refused.getMessage()),
          refused);
    }
  }

  private static String valuesOptions(List<Path> valuesFiles) {
    var options = new StringBuilder();
    valuesFiles.forEach(
        file -> options.append(" --values ").append(file.toString().replace('\\', '/')));
    return options.toString();
  }

  private static List<Path> valuesFiles(
      Map<String, Object> source, Path folder, Map<String, Path> references) throws SourceFailure {
    var files = new ArrayList<Path>();
    var ignoreMissing = Fields.isTrue(source, "helm", "ignoreMissingValueFiles");
    for (var name : Fields.texts(source, "helm", "valueFiles")) {
      var file = valuesFile(name, folder, references);
      if (!ignoreMissing || Files.exists(file)) {
        files.add(file);
      }
    }
    return files;
  }

  private static Path valuesFile(String name, Path folder, Map<String, Path> references)
      throws SourceFailure {
    if (!name.startsWith("$")) {
      return pathIn(folder, name);
    }
    int slash = name.indexOf('/');
    var reference = slash < 0 ? name : name.substring(0, slash);
    var tree = references.get(reference);
    if (tree == null) {
      throw new SourceFailure(
          "error resolving helm value files: source referenced %s, but no source has a 'ref' field defined"
              .formatted(reference.substring(1)),
          null);
    }
    return pathIn(tree, name.substring(slash + 1));
  }

  private static Map<String, String> parameters(Map<String, Object> source) {
    var parameters = new LinkedHashMap<String, String>();
    for (var parameter : Fields.maps(source, "helm", "parameters")) {
      parameters.put(Fields.text(parameter, "name"), Fields.text(parameter, "value"));
    }
    return parameters;
  }

  private static List<Map<String, Object>> plainYaml(Path folder) throws SourceFailure {
    var objects = new ArrayList<Map<String, Object>>();
    try (var files = Files.list(folder)) {
      for (var file :
          files.filter(it -> it.toString().matches(".*\\.(ya?ml|json)")).sorted().toList()) {
        objects.addAll(objects(file));
      }
      return objects;
    } catch (IOException | ManifestFailure unreadable) {
      throw new SourceFailure(unreadable.getMessage(), unreadable);
    }
  }

  /** A file that is no YAML is taken for something else that lies in the folder. */
  private static List<Map<String, Object>> objects(Path file) throws IOException {
    try {
      return HelmChart.objects(Files.readString(file));
    } catch (GoYamlException somethingElse) {
      return List.of();
    }
  }

  /** One source is wrong; which one is added where it is caught. */
  private static final class SourceFailure extends Exception {
    private static final long serialVersionUID = 1L;

    SourceFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
