package forecast;

import java.util.List;
import java.util.Map;

/** What an Application wants, as far as that can be found out here. */
sealed interface Rendered {

  /**
   * The objects, ready to be applied.
   *
   * @param list in the order in which Argo CD applies them
   */
  record Objects(List<Map<String, Object>> list) implements Rendered {}

  /**
   * One of its repositories cannot be reached from here.
   *
   * @param why to stand after "not rendered: "
   */
  record NotReached(String why) implements Rendered {}

  /**
   * It cannot be rendered, and Argo CD could not either.
   *
   * @param message as Argo CD would show it
   */
  record Broken(String message) implements Rendered {}
}
