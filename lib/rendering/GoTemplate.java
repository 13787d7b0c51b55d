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
 * Executes Go templates as Argo CD's ApplicationSets do. The work is done by Helm: a constant chart
 * hands each template to Helm's {@code tpl} function, all of them for all parameter sets in one
 * call. {@link TemplateDialect} bridges the differences between Helm's and Argo CD's templates.
 *
 * <p>Not the same as Argo CD: {@code slugify} is refused, and with {@code missingkey=error} only
 * keys outside of {@code if}, {@code range} and {@code with} are looked at.
 */
public final class GoTemplate {
  private static final String CHART =
      """
      apiVersion: v2
      name: gotemplate
      version: 0.0.0
      """;

  /** One line of JSON that is YAML as well: a list per parameter set with a text per template. */
  private static final String RESULTS =
      """
      {{- $results := list }}
      {{- range $parameters := .Values.parameters }}
      {{- $texts := list }}
      {{- range $template := $.Values.templates }}
      {{- $texts = append $texts (tpl $template $parameters) }}
      {{- end }}
      {{- $results = append $results $texts }}
      {{- end }}
      results: {{ $results | toJson }}
      """;

  private final TemplateDialect dialect;

  /**
   * @param options an ApplicationSet's {@code spec.goTemplateOptions}
   */
  public GoTemplate(List<String> options) {
    this.dialect = new TemplateDialect(options);
  }

  /**
   * Executes every template with every parameter set.
   *
   * @return for each parameter set the texts, by template
   * @throws TemplateFailure for the first template that cannot be parsed or executed
   */
  public List<Map<String, String>> execute(
      List<String> templates, List<Map<String, Object>> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    for (var set : parameters) {
      templates.forEach(template -> dialect.check(template, set));
    }
    try {
      return resolve(templates, parameters);
    } catch (HelmFailure failed) {
      throw firstFailure(templates, parameters, failed);
    }
  }

  private List<Map<String, String>> resolve(
      List<String> templates, List<Map<String, Object>> parameters) {
    var rows = callHelm(templates.stream().map(dialect::forHelm).toList(), parameters);
    var results = new ArrayList<Map<String, String>>();
    for (var row : rows) {
      var texts = new LinkedHashMap<String, String>();
      for (int i = 0; i < templates.size(); i++) {
        texts.put(templates.get(i), dialect.fromHelm((String) ((List<?>) row).get(i)));
      }
      results.add(texts);
    }
    return results;
  }

  /**
   * Helm stops at the first failure and tells positions in the adapted template: ask again, for the
   * template as it was.
   */
  private TemplateFailure firstFailure(
      List<String> templates, List<Map<String, Object>> parameters, HelmFailure failure) {
    for (var set : parameters) {
      for (var template : templates) {
        try {
          callHelm(List.of(dialect.withKnownFunctions(template)), List.of(set));
        } catch (HelmFailure failed) {
          return dialect.failure(template, failed.getMessage());
        }
      }
    }
    return new TemplateFailure(failure.getMessage());
  }

  private static List<?> callHelm(List<String> templates, List<Map<String, Object>> parameters) {
    try {
      var chart = Files.createTempDirectory("gotemplate");
      try {
        Files.createDirectory(chart.resolve("templates"));
        Files.writeString(chart.resolve("Chart.yaml"), CHART);
        Files.writeString(chart.resolve("templates/_functions.tpl"), TemplateDialect.FUNCTIONS);
        Files.writeString(chart.resolve("templates/results.yaml"), RESULTS);
        var values = chart.resolve("values.json");
        Files.writeString(
            values, JsonText.of(Map.of("templates", templates, "parameters", parameters)));
        var manifest = HelmEngine.template(chart, it -> it.withName("x").withValuesFile(values));
        return (List<?>) ((Map<?, ?>) GoYaml.firstDocument(manifest)).get("results");
      } finally {
        delete(chart);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void delete(Path chart) throws IOException {
    try (var files = Files.walk(chart)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
