package rendering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import rendering.TemplateText.Action;

/**
 * What Argo CD's Go templates have that Helm's have not, and the other way round. Helm prints
 * nothing for a missing value where Go prints {@code <no value>}; Argo CD has {@code normalize};
 * Helm has {@code include}, {@code tpl} and more.
 */
final class TemplateDialect {
  /** Argo CD's functions as named templates of a chart, called by {@code include}. */
  static final String FUNCTIONS =
      """
      {{- define "normalize" -}}
      {{- regexReplaceAll "[^-a-z0-9.]" (lower .) "-" | trunc 253 | trimAll "-." -}}
      {{- end -}}
      """;

  /** What Helm puts behind what Go says. */
  private static final String HELM_HINT = "Use --debug flag to render out invalid YAML";

  private static final String GO_NO_VALUE = "<no value>";

  /**
   * Stands for Go's text, which Helm deletes from all it prints; private use characters, so never
   * part of a value.
   */
  private static final String NO_VALUE = "\ue000no value\ue001";

  private static final Set<String> ONLY_IN_HELM =
      Set.of(
          "include",
          "tpl",
          "required",
          "lookup",
          "toToml",
          "fromToml",
          "mustToToml",
          "fromJsonArray",
          "toYamlPretty",
          "getHostByName",
          "mustToYaml");
  private static final Pattern FUNCTION = Pattern.compile("(?<![.$\\w])[A-Za-z]\\w*");
  private static final Pattern FIELD_CHAIN =
      Pattern.compile("(?<![\\w)\\]])\\$?((?:\\.[A-Za-z_]\\w*)+)");
  private static final Pattern HELM_FAILURE =
      Pattern.compile("template: gotpl:(.*)", Pattern.DOTALL);

  private final boolean missingKeyIsError;

  TemplateDialect(List<String> options) {
    this.missingKeyIsError = options.contains("missingkey=error");
  }

  /**
   * Looks for what Helm would accept and Argo CD not.
   *
   * @throws TemplateFailure in Argo CD's words
   */
  void check(String template, Map<String, Object> parameters) {
    int depth = 0;
    for (var part : TemplateText.of(template).parts()) {
      if (part instanceof Action action) {
        checkFunctions(template, action);
        if (missingKeyIsError && depth == 0) {
          checkKeys(template, action, parameters);
        }
        depth += depthChange(action);
      }
    }
  }

  private static int depthChange(Action action) {
    return switch (action.keyword().orElse("")) {
      case "if", "range", "with", "define", "block" -> 1;
      case "end" -> -1;
      default -> 0;
    };
  }

  private static void checkFunctions(String template, Action action) {
    var functions = FUNCTION.matcher(TemplateText.withoutStrings(action.content()));
    while (functions.find()) {
      if (ONLY_IN_HELM.contains(functions.group())) {
        throw new TemplateFailure(
            "failed to parse template %s: template: :1: function \"%s\" not defined"
                .formatted(template, functions.group()));
      }
      if (functions.group().equals("slugify")) {
        throw new TemplateFailure(
            "failed to parse template %s: the function slugify is not supported here"
                .formatted(template));
      }
    }
  }

  private static void checkKeys(String template, Action action, Map<String, Object> parameters) {
    var chains = FIELD_CHAIN.matcher(TemplateText.withoutStrings(action.content()));
    while (chains.find()) {
      Object value = parameters;
      for (var key : chains.group(1).substring(1).split("\\.")) {
        if (!(value instanceof Map<?, ?> map)) {
          break; // Go has another message for this, and Helm gives it
        }
        if (!map.containsKey(key)) {
          throw new TemplateFailure(
              "failed to execute go template %s: template: :1:%d: executing \"\" at <%s>: map has no entry for key \"%s\""
                  .formatted(
                      template, action.contentOffset() + chains.start(), chains.group(), key));
        }
        value = map.get(key);
      }
    }
  }

  /** The template with Argo CD's own functions replaced by named templates. */
  String withKnownFunctions(String template) {
    var adapted = new StringBuilder();
    for (var part : TemplateText.of(template).parts()) {
      adapted.append(part instanceof Action action ? withKnownFunctions(action) : part.source());
    }
    return adapted.toString();
  }

  private static String withKnownFunctions(Action action) {
    return action.source().replace(action.content(), knownFunctions(action.content()));
  }

  private static String knownFunctions(String content) {
    var adapted = new StringBuilder();
    var functions = FUNCTION.matcher(TemplateText.withoutStrings(content));
    int position = 0;
    while (functions.find()) {
      if (functions.group().equals("normalize")) {
        adapted.append(content, position, functions.start()).append("include \"normalize\"");
        position = functions.end();
      }
    }
    return adapted.append(content.substring(position)).toString();
  }

  /** The template that makes Helm print what Argo CD prints, see {@link #fromHelm}. */
  String forHelm(String template) {
    var adapted = new StringBuilder();
    for (var part : TemplateText.of(template).parts()) {
      if (part instanceof Action action) {
        adapted.append(action.prints() ? printing(action) : withKnownFunctions(action));
      } else {
        adapted.append(part.source().replace(GO_NO_VALUE, NO_VALUE));
      }
    }
    return adapted.toString();
  }

  private static String printing(Action action) {
    return "{{%s $printed := (%s) }}{{ if kindIs \"invalid\" $printed }}%s{{ else }}{{ $printed }}{{ end %s}}"
        .formatted(
            action.trimBefore() ? "-" : "",
            knownFunctions(action.content()),
            NO_VALUE,
            action.trimAfter() ? "-" : "");
  }

  /** What Argo CD prints where Helm printed this for an adapted template. */
  String fromHelm(String text) {
    return text.replace(NO_VALUE, GO_NO_VALUE);
  }

  /** Argo CD's sentence for what Helm says about a template. */
  TemplateFailure failure(String template, String helm) {
    var helmMessage = helm.replace(HELM_HINT, "").strip();
    var verb =
        helmMessage.contains("cannot parse template") ? "parse template" : "execute go template";
    var cause = HELM_FAILURE.matcher(helmMessage);
    var reason =
        cause.find()
            ? "template: :" + cause.group(1).replace("executing \"gotpl\"", "executing \"\"")
            : helmMessage;
    return new TemplateFailure("failed to %s %s: %s".formatted(verb, template, reason));
  }
}
