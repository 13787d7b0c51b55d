package embedded.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which selectors choose an object with the labels app=web and the empty label "flag". */
@Tag("unit")
class SelectorsTest {
  private static final String OBJECT =
      """
      {"metadata":{"name":"one","labels":{"app":"web","app.kubernetes.io/name":"ui","flag":""}},
       "status":{"phase":"Running"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app=web                      | true
          app==web                     | true
          app = other                  | false
          app!=other                   | true
          none!=other                  | true
          app in (web, other)          | true
          app in (other),flag          | false
          app notin (web)              | false
          none notin (web)             | true
          flag                         | true
          !flag                        | false
          !none,app.kubernetes.io/name=ui | true
          """)
  void labelSelectorsChoose(String selector, boolean chosen) {
    var object = Json.readObject(OBJECT.getBytes(StandardCharsets.UTF_8));

    assertEquals(chosen, Selectors.labels(selector).test(object));
  }

  @ParameterizedTest
  @CsvSource({
    "metadata.name=one, true",
    "metadata.name=two, false",
    "status.phase!=Running, false",
    "spec.nodeName=, true"
  })
  void fieldSelectorsChoose(String selector, boolean chosen) {
    var object = Json.readObject(OBJECT.getBytes(StandardCharsets.UTF_8));

    assertEquals(chosen, Selectors.fields(selector).test(object));
  }

  @Test
  void whatIsNoSelectorIsRefused() {
    assertThrows(ApiError.class, () -> Selectors.labels("a b c"));
  }
}
