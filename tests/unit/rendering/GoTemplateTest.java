package rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class GoTemplateTest {
  private static final Map<String, Object> PARAMETERS = parameters();

  private static Map<String, Object> parameters() {
    var parameters = new java.util.LinkedHashMap<String, Object>();
    parameters.put("name", "jukebox");
    parameters.put("nothing", null);
    parameters.put("big", 12345678L);
    parameters.put("decimal", 1.1);
    parameters.put("yes", true);
    parameters.put("list", List.of("a", 1L));
    parameters.put("nested", Map.of("key", "<&'\">"));
    parameters.put("path", Map.of("basename", "My_Box", "segments", List.of("x", "y")));
    return parameters;
  }

  private static String execute(String template, String... options) {
    return new GoTemplate(List.of(options))
        .execute(List.of(template), List.of(PARAMETERS))
        .get(0)
        .get(template);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '#',
      value = {
        "{{ .name }}§jukebox",
        "{{.name}}-test§jukebox-test",
        "{{ .missing }}§<no value>",
        "{{ .nothing }}§<no value>",
        "a {{- .missing -}} b§a<no value>b",
        "{{ .missing | default \"x }} y\" }}§x }} y",
        "{{ .big }}§1.2345678e+07",
        "{{ .decimal }}§1.1",
        "{{ .yes }}§true",
        "{{ .list }}§[a 1]",
        "{{ .nested.key }}§<&'\">",
        "{{ .nested.missing }}§<no value>",
        "{{ index .path.segments 1 }}§y",
        "{{ normalize .path.basename }}§my-box",
        "{{ .path.basename | normalize | upper }}§MY-BOX",
        "{{ $n := .name }}{{ $n }}§jukebox",
        "{{ if .missing }}yes{{ else }}no {{ .name }}{{ end }}§no jukebox",
        "{{ range .list }}<{{ . }}>{{ end }}§<a><1>",
        "{{/* a comment */}}x§x",
        "{{ \"}}\" }}§}}",
        "{{ toYaml .nested }}§key: <&'\">",
        "{{ (fromYaml \"a: 1\").a }}§1",
        "no template§no template",
        "{{ `raw {{ }}` }}§raw {{ }}",
      })
  void printsWhatGoPrints(String template, String text) {
    assertEquals(text, execute(template));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '#',
      value = {
        "{{ eq .big \"latest\" }}§failed to execute go template {{ eq .big \"latest\" }}: template:"
            + " :1:3: executing \"\" at <eq .big \"latest\">: error calling eq: incompatible types"
            + " for comparison: float64 and string",
        "{{ .missing.deep }}§failed to execute go template {{ .missing.deep }}: template: :1:11:"
            + " executing \"\" at <.missing.deep>: nil pointer evaluating interface {}.deep",
        "{{ nope }}§failed to parse template {{ nope }}: template: :1: function \"nope\" not"
            + " defined",
        "{{ env \"HOME\" }}§failed to parse template {{ env \"HOME\" }}: template: :1: function"
            + " \"env\" not defined",
        "{{ include \"x\" . }}§failed to parse template {{ include \"x\" . }}: template: :1:"
            + " function \"include\" not defined",
        "{{ getHostByName \"x\" }}§failed to parse template {{ getHostByName \"x\" }}: template:"
            + " :1: function \"getHostByName\" not defined",
        "{{ slugify .name }}§failed to parse template {{ slugify .name }}: the function slugify is"
            + " not supported here",
        "{{ .name§failed to parse template {{ .name: template: :1: unclosed action",
      })
  void failsInArgoCdsWords(String template, String message) {
    var failure = assertThrows(TemplateFailure.class, () -> execute(template));

    assertEquals(message, failure.getMessage());
  }

  @Test
  void missingKeysAreErrorsWhenAskedFor() {
    var template = "{{ .repo_url | default \"x\" }}";

    var failure = assertThrows(TemplateFailure.class, () -> execute(template, "missingkey=error"));

    assertEquals(
        "failed to execute go template "
            + template
            + ": template: :1:3: executing \"\" at <.repo_url>: map has no entry for key"
            + " \"repo_url\"",
        failure.getMessage());
    assertEquals("jukebox <no value>", execute("{{ .name }} {{ .nothing }}", "missingkey=error"));
    assertEquals(
        "x", execute("{{ \".repo_url\" | len | eq 9 | ternary \"x\" \"y\" }}", "missingkey=error"));
  }

  @Test
  void executesAllTemplatesForAllParameterSets() {
    var templates = List.of("{{ .a }}", "{{ .b }}-{{ .a }}");
    var sets = List.<Map<String, Object>>of(Map.of("a", "1", "b", "2"), Map.of("a", "3"));

    assertEquals(
        List.of(
            Map.of("{{ .a }}", "1", "{{ .b }}-{{ .a }}", "2-1"),
            Map.of("{{ .a }}", "3", "{{ .b }}-{{ .a }}", "<no value>-3")),
        new GoTemplate(List.of()).execute(templates, sets));
    assertEquals(List.of(), new GoTemplate(List.of()).execute(templates, List.of()));
  }
}
