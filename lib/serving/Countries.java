package serving;

import console.Failure;
import java.util.ArrayList;
import java.util.List;
import platform.RouteClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Names for the positions of the model's output, from the reference data that the UI serves. */
public final class Countries {
  private final List<String> names;

  /**
   * Reads them from the UI at this address; a UI that does not tell leaves numbers.
   *
   * @param ui for example {@code https://jukebox-ui-user1-test.apps.example.com}
   */
  public Countries(RouteClient http, String ui) throws InterruptedException {
    this.names = read(http, ui + "/refdata/countries.json");
  }

  private static List<String> read(RouteClient http, String url) throws InterruptedException {
    var names = new ArrayList<String>();
    try {
      var response = http.get(url);
      if (response.statusCode() == 200) {
        JsonMapper.shared()
            .readTree(response.body())
            .forEach(country -> names.add(country.path("en").asString("")));
      }
    } catch (JacksonException | Failure tellsNothing) {
      names.clear();
    }
    return names;
  }

  /** The country's name, or its position where the UI does not name it. */
  public String name(int position) {
    var known = position < names.size() && !names.get(position).isEmpty();
    return known ? names.get(position) : "country " + position;
  }
}
