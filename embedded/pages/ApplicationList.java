package embedded.pages;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import java.util.List;

/** A tile for each Application, and what keeps others from being generated. */
final class ApplicationList {
  private final PageLanguage language;

  ApplicationList(PageLanguage language) {
    this.language = language;
  }

  Html html(List<Application> applications, List<ApplicationSet> sets) {
    var errors = sets.stream().map(this::error).collect(Html.joining());
    if (applications.isEmpty()) {
      var sentence =
          language.either(
              "No Applications yet: setup-appsets applies the ApplicationSets that make them.",
              "아직 애플리케이션이 없습니다. setup-appsets가 ApplicationSet을 적용하면 생깁니다.");
      return Html.joined(errors, Html.element("p", "card section", Html.text(sentence)));
    }
    var tiles = applications.stream().map(this::tile).collect(Html.joining());
    return Html.joined(errors, Html.element("div", "cards", tiles));
  }

  private Html error(ApplicationSet set) {
    return set.error()
        .map(reason -> Sentences.message(Badge.BAD, set.metadata().name(), reason))
        .orElse(Html.NOTHING);
  }

  private Html tile(Application application) {
    var metadata = application.metadata();
    var sync = application.status().sync().status();
    var health = application.status().health().status();
    var page = "/applications/" + metadata.namespace() + "/" + metadata.name();
    return Html.element(
        "article",
        "card tile " + application.state().cssClass(),
        Html.element("h2", Html.link(page, metadata.name())),
        Html.element(
            "div", "badges", Badge.of(sync).showing(sync), Badge.of(health).showing(health)),
        Html.element("p", "quiet", Html.text("→ " + application.spec().destination().namespace())),
        hint(application));
  }

  private Html hint(Application application) {
    if (application.isNotConfigured()) {
      var sentence =
          language.either(
              "Not configured yet: its config.yaml is empty.",
              "아직 설정되지 않았습니다. config.yaml이 비어 있습니다.");
      return Html.element("p", Html.text(sentence));
    }
    return application
        .error()
        .map(error -> Html.element("p", "reason", Html.text(error.message())))
        .or(() -> application.revision(0).map(this::commit))
        .orElse(Html.NOTHING);
  }

  private Html commit(String revision) {
    return Html.element(
        "p", Sentences.code(revision.substring(0, Math.min(10, revision.length()))));
  }
}
