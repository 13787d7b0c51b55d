package embedded.git.pulls;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the API answers.
 *
 * @param body what becomes JSON; null for no body
 */
record ApiAnswer(int status, Object body) {
  static ApiAnswer ok(Object body) {
    return new ApiAnswer(200, body);
  }

  static ApiAnswer created(Object body) {
    return new ApiAnswer(201, body);
  }

  static ApiAnswer notFound() {
    var body = new LinkedHashMap<String, Object>();
    body.put("errors", null);
    body.put("message", "not found");
    return new ApiAnswer(404, body);
  }

  static ApiAnswer refused(int status, String message) {
    return new ApiAnswer(status, Map.of("message", message));
  }
}
