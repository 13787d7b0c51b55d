package embedded.pages;

import com.sun.net.httpserver.HttpExchange;
import embedded.edge.Html;
import embedded.edge.PageLanguage;
import embedded.edge.Response;
import java.io.IOException;

/**
 * What all pages here have around their content: the jukebox's look, the note that this is a
 * stand-in, and the script that keeps them up to date.
 */
final class PageFrame {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <link rel="icon" href="/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/theme.css">
      <link rel="stylesheet" href="/pages.css">
      <script src="/theme.js"></script>
      <script src="/refresh.js" defer></script>
      </head>
      <body>
      <header class="top">
      <span class="logo" aria-hidden="true">%s</span>
      <div><h1>%s</h1><p>%s</p></div>
      <p class="stand-in">%s</p>
      </header>
      <main>
      %s
      </main>
      </body>
      </html>
      """;

  private final String logo;
  private final String product;

  /**
   * The frame of one product's pages.
   *
   * @param logo one character
   */
  PageFrame(String logo, String product) {
    this.logo = logo;
    this.product = product;
  }

  void send(HttpExchange exchange, int status, String subtitle, Html content) throws IOException {
    var language = PageLanguage.of(exchange);
    var standIn =
        language.either(
            "The sandbox's stand-in for %s: it shows, it changes nothing.",
            "샌드박스의 %s 대역입니다. 보여주기만 하고 아무것도 바꾸지 않습니다.");
    var page =
        FRAME.formatted(
            language.tag(),
            Html.text(subtitle + " · " + product),
            Html.text(logo),
            Html.text(product),
            Html.text(subtitle),
            Html.text(standIn.formatted(product)),
            content);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
    Response.sendText(exchange, status, "text/html; charset=utf-8", page);
  }

  void sendNotFound(HttpExchange exchange, String name) throws IOException {
    var language = PageLanguage.of(exchange);
    var sentence =
        language.either(name + " does not exist (yet).", name + "이(가) 없습니다. 아직 만들어지지 않았을 수 있습니다.");
    send(exchange, 404, name, Html.element("p", "card section", Html.text(sentence)));
  }
}
