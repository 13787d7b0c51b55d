package embedded.pages;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import tools.jackson.databind.json.JsonMapper;

/** Reads custom resources into records that name only what is shown. */
final class Documents {
  private static final JsonMapper JSON = new JsonMapper();

  private Documents() {}

  static <T> T read(GenericKubernetesResource object, Class<T> type) {
    return JSON.convertValue(object, type);
  }
}
