package embedded.pages;

import embedded.edge.Html;
import embedded.edge.PageLanguage;
import java.util.ArrayList;
import java.util.List;

/** One Application: where it stands, what it was made from, what is wrong, what it consists of. */
final class ApplicationDetails {
  private final PageLanguage language;
  private final Site site;

  ApplicationDetails(PageLanguage language, Site site) {
    this.language = language;
    this.site = site;
  }

  Html html(Application application) {
    return Html.joined(
        Html.element("p", Html.link("/applications", language.either("← all", "← 전체"))),
        section(language.either("Status", "상태"), status(application), problems(application)),
        section(language.either("Sources", "소스"), sources(application)),
        section(language.either("Resources", "리소스"), resources(application)));
  }

  private static Html section(String title, Html... content) {
    return Html.element(
        "section", "card section", Html.element("h2", Html.text(title)), Html.joined(content));
  }

  private Html status(Application application) {
    var status = application.status();
    var namespace = application.spec().destination().namespace();
    var rows = new ArrayList<List<Html>>();
    rows.add(row("Sync", badge(status.sync().status())));
    rows.add(row("Health", badge(status.health().status())));
    rows.add(
        row(language.either("Destination", "대상"), Html.link(site.project(namespace), namespace)));
    if (status.reconciledAt() != null) {
      rows.add(row(language.either("Compared at", "비교 시각"), Html.text(status.reconciledAt())));
    }
    for (var image : status.summary().images()) {
      rows.add(row(language.either("Image", "이미지"), Sentences.code(image)));
    }
    return Table.facts(rows);
  }

  private static List<Html> row(String name, Html value) {
    return List.of(Html.text(name), value);
  }

  private static Html badge(String status) {
    return Badge.of(status).showing(status);
  }

  private Html problems(Application application) {
    var status = application.status();
    var hint = application.isNotConfigured() ? notConfigured() : Html.NOTHING;
    var conditions =
        status.conditions().stream()
            .map(it -> Sentences.message(severity(it), it.type(), it.message()))
            .collect(Html.joining());
    return Html.joined(hint, conditions, operation(status.operationState()));
  }

  private Html notConfigured() {
    return Sentences.message(
        Badge.QUIET,
        language.either("Not configured yet.", "아직 설정되지 않았습니다."),
        language.either(
            "Its config.yaml is empty; deploy-jukebox and deploy-ui fill it.",
            "config.yaml이 비어 있습니다. deploy-jukebox와 deploy-ui가 채웁니다."));
  }

  private static Badge severity(Condition condition) {
    return condition.isError() ? Badge.BAD : Badge.WARN;
  }

  private static Html operation(Application.Operation operation) {
    if (operation == null || "Succeeded".equals(operation.phase())) {
      return Html.NOTHING;
    }
    var message = operation.message() == null ? "" : operation.message();
    return Sentences.message(Badge.of(operation.phase()), operation.phase(), message);
  }

  private Html sources(Application application) {
    var rows = new ArrayList<List<Html>>();
    var sources = application.spec().all();
    for (int i = 0; i < sources.size(); i++) {
      var source = sources.get(i);
      var what = source.path() == null ? "ref: " + source.ref() : source.path();
      var revision =
          application
              .revision(i)
              .map(commit -> Sentences.commit(source.repoURL(), commit))
              .orElse(Html.text("–"));
      rows.add(
          List.of(
              Sentences.link(source.repoURL()),
              Sentences.code(what),
              Html.text(source.targetRevision() == null ? "" : source.targetRevision()),
              revision));
    }
    return Table.of(
        List.of(
            language.either("Repository", "저장소"),
            language.either("Path", "경로"),
            language.either("Target", "대상 리비전"),
            language.either("Commit", "커밋")),
        rows);
  }

  private Html resources(Application application) {
    var resources = application.status().resources();
    if (resources.isEmpty()) {
      return Html.element("p", "quiet", Html.text(language.either("none", "없음")));
    }
    List<List<Html>> rows =
        resources.stream()
            .map(
                it ->
                    List.of(
                        Html.text(it.kind()),
                        Html.text(it.name()),
                        it.status() == null ? Html.NOTHING : badge(it.status()),
                        it.health() == null ? Html.NOTHING : badge(it.health().status())))
            .toList();
    return Table.of(
        List.of(language.either("Kind", "종류"), language.either("Name", "이름"), "Sync", "Health"),
        rows);
  }
}
