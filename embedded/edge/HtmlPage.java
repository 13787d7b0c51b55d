package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * The frame that all of the platform's own pages share: self-contained, light and dark, readable on
 * a phone.
 */
public final class HtmlPage {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; --line: #d0d7de; --soft: #f6f8fa; --link: #0b62c4; --add: #dafbe1; --cut: #ffebe9; }
      @media (prefers-color-scheme: dark) {
        :root { --line: #3d444d; --soft: #151b23; --link: #6cb0ff; --add: #12361f; --cut: #4a1d1f; }
      }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      a { color: var(--link); text-decoration: none; }
      a:hover { text-decoration: underline; }
      h1 { font-size: 1.4rem; }
      table { border-collapse: collapse; width: 100%%; }
      td, th { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
      pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .8rem; overflow-x: auto; }
      code, pre { font: 13px/1.45 ui-monospace, monospace; }
      .card { border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; margin: 1rem 0; }
      .quiet { color: #6e7781; }
      .added { background: var(--add); display: block; }
      .removed { background: var(--cut); display: block; }
      .hunk { color: #8250df; display: block; }
      .line { display: block; }
      </style>
      </head>
      <body>
      %s
      </body>
      </html>
      """;

  private HtmlPage() {}

  /** The whole page as it is sent. */
  public static String of(PageLanguage language, String title, Html body) {
    return FRAME.formatted(language.tag(), Html.text(title), body);
  }

  /** Answers with the page. */
  public static void send(HttpExchange exchange, int status, String title, Html body)
      throws IOException {
    var page = of(PageLanguage.of(exchange), title, body);
    Response.sendText(exchange, status, "text/html; charset=utf-8", page);
  }
}
