package embedded.pages;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import java.util.List;
import java.util.Objects;

/** The models of one project: name, version, state and address, and the project's other routes. */
final class DeployedModels {
  private final PageLanguage language;

  DeployedModels(PageLanguage language) {
    this.language = language;
  }

  /**
   * The page's content.
   *
   * @param hosts the hosts of the project's Routes; null where a Route has none yet
   */
  Html html(List<Model> models, List<String> hosts) {
    return Html.joined(
        section(language.either("Model deployments", "모델 배포"), models(models)),
        section(language.either("Routes", "라우트"), routes(hosts)));
  }

  private static Html section(String title, Html content) {
    return Html.element("section", "card section", Html.element("h2", Html.text(title)), content);
  }

  private Html models(List<Model> models) {
    if (models.isEmpty()) {
      return quiet(language.either("No models are deployed here yet.", "아직 배포된 모델이 없습니다."));
    }
    var rows = models.stream().map(this::row).toList();
    var table =
        Table.of(
            List.of(
                language.either("Model", "모델"),
                language.either("Version", "버전"),
                language.either("Status", "상태"),
                language.either("Inference endpoint", "추론 엔드포인트")),
            rows);
    var problems =
        models.stream()
            .flatMap(model -> model.problems().stream())
            .map(problem -> Sentences.message(Badge.WARN, problem.type(), problem.message()))
            .collect(Html.joining());
    return Html.joined(table, problems);
  }

  private List<Html> row(Model model) {
    return List.of(
        Html.joined(
            Html.element("strong", Html.text(model.name())),
            Html.element("p", "quiet", Sentences.code(model.storage()))),
        Sentences.code(model.version()),
        state(model),
        model.status().url() == null ? Html.text("–") : Sentences.link(model.status().url()));
  }

  private Html state(Model model) {
    if (model.ready().isEmpty()) {
      return Badge.WARN.showing(language.either("Starting", "시작 중"));
    }
    return model.ready().get().isTrue()
        ? Badge.GOOD.showing(language.either("Started", "실행 중"))
        : Badge.WARN.showing(language.either("Not ready", "준비되지 않음"));
  }

  private Html routes(List<String> hosts) {
    var links =
        hosts.stream()
            .filter(Objects::nonNull)
            .map(host -> Html.element("p", Sentences.link("https://" + host)))
            .collect(Html.joining());
    return links.equals(Html.NOTHING) ? quiet(language.either("none", "없음")) : links;
  }

  private static Html quiet(String sentence) {
    return Html.element("p", "quiet", Html.text(sentence));
  }
}
