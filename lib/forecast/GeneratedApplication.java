package forecast;

import java.util.Map;
import rendering.ApplicationOutline;
import rendering.Fields;

/**
 * An Application as the ApplicationSet makes it.
 *
 * @param application the whole object
 * @param file the config.yaml that it is made of
 * @param parameters what stands in that file, as Argo CD reads it
 */
record GeneratedApplication(
    Map<String, Object> application, String file, Map<String, Object> parameters) {

  String name() {
    return Fields.text(application, "metadata", "name");
  }

  ApplicationOutline outline() {
    return ApplicationOutline.of(application);
  }

  /** Whether nobody has filled the file in yet: besides the path there is nothing. */
  boolean isUnfilled() {
    return parameters.size() == 1;
  }

  /** Whether Argo CD removes from the cluster what has left Git. */
  boolean prunes() {
    return Fields.isTrue(application, "spec", "syncPolicy", "automated", "prune");
  }
}
