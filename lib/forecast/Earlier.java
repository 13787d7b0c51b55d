package forecast;

import java.util.List;
import java.util.Map;

/** What an Application wanted in the commit, and so what a push is compared with. */
sealed interface Earlier {

  /**
   * These objects; none where there was no such Application, or nothing filled in.
   *
   * @param list in the order in which Argo CD applies them
   */
  record Objects(List<Map<String, Object>> list) implements Earlier {}

  /**
   * Nobody can tell. What an even earlier commit has brought may well run all the same, so nothing
   * may be called new.
   *
   * @param why to stand after "not compared with the commit: "
   */
  record Unknown(String why) implements Earlier {}
}
