package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;

/** What a router shows when the application itself cannot answer. */
final class ErrorPage {
  private ErrorPage() {}

  static void noSuchRoute(HttpExchange exchange, String host) throws IOException {
    var language = PageLanguage.of(exchange);
    send(
        exchange,
        503,
        language.either("Application is not available", "애플리케이션을 사용할 수 없습니다"),
        language.either(
            "No Route has the host "
                + host
                + ". It does not exist yet, or its host is another one.",
            "호스트가 " + host + "인 Route가 없습니다. 아직 만들어지지 않았거나 호스트 이름이 다릅니다."),
        "kubectl get routes -A");
  }

  static void nobodyThere(HttpExchange exchange) throws IOException {
    var language = PageLanguage.of(exchange);
    send(
        exchange,
        503,
        language.either("Application is not available", "애플리케이션을 사용할 수 없습니다"),
        language.either("Nobody answers behind this Route.", "이 Route 뒤에서 응답이 없습니다."),
        "kubectl get pods -A");
  }

  static void backendDown(HttpExchange exchange, URI backend) throws IOException {
    var language = PageLanguage.of(exchange);
    send(
        exchange,
        502,
        language.either("Bad gateway", "잘못된 게이트웨이"),
        language.either(
            "The Route exists, but nothing answers behind it at " + backend + ".",
            "Route는 있지만 그 뒤의 " + backend + "에서 응답이 없습니다."),
        "kubectl get pods -A");
  }

  static void backendTooSlow(HttpExchange exchange, URI backend) throws IOException {
    var language = PageLanguage.of(exchange);
    send(
        exchange,
        504,
        language.either("Gateway timeout", "게이트웨이 시간 초과"),
        language.either(
            "The application at " + backend + " accepted the request and did not answer in time.",
            backend + "의 애플리케이션이 요청을 받았지만 제시간에 응답하지 않았습니다."),
        "kubectl get pods -A");
  }

  private static void send(
      HttpExchange exchange, int status, String title, String explanation, String command)
      throws IOException {
    var body =
        Html.joined(
            Html.element("h1", Html.text(title)),
            Html.element("p", Html.text(explanation)),
            Html.element("pre", Html.text(command)));
    HtmlPage.send(exchange, status, title, body);
  }
}
