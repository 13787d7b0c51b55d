package rendering;

import java.util.List;
import java.util.Map;

/**
 * What of an Application decides what is rendered.
 *
 * @param name also the Helm release's name and the value of the tracking label
 * @param namespace the destination's: where objects go that name none themselves
 * @param sources as in {@code spec.sources}; the only one of {@code spec.source}
 */
public record ApplicationOutline(String name, String namespace, List<Map<String, Object>> sources) {

  /**
   * The outline of an Application.
   *
   * @param application the whole object as the API has it
   */
  public static ApplicationOutline of(Map<String, Object> application) {
    var several = Fields.maps(application, "spec", "sources");
    return new ApplicationOutline(
        Fields.text(application, "metadata", "name"),
        Fields.text(application, "spec", "destination", "namespace"),
        several.isEmpty() ? List.of(Fields.map(application, "spec", "source")) : several);
  }
}
