package embedded.pages;

import embedded.edge.Html;
import java.util.List;

/** Tables that scroll by themselves where the screen is too narrow. */
final class Table {
  private Table() {}

  static Html of(List<String> headings, List<List<Html>> rows) {
    var head =
        headings.stream()
            .map(heading -> Html.element("th", Html.text(heading)))
            .collect(Html.joining());
    var body = rows.stream().map(Table::row).collect(Html.joining());
    return Html.element("div", "scroll", Html.element("table", Html.element("tr", head), body));
  }

  /** A table of names and values: rows of two cells. */
  static Html facts(List<List<Html>> rows) {
    var body =
        rows.stream()
            .map(
                row ->
                    Html.element(
                        "tr", Html.element("th", row.get(0)), Html.element("td", row.get(1))))
            .collect(Html.joining());
    return Html.element("div", "scroll", Html.element("table", "facts", body));
  }

  private static Html row(List<Html> cells) {
    return Html.element(
        "tr", cells.stream().map(cell -> Html.element("td", cell)).collect(Html.joining()));
  }
}
