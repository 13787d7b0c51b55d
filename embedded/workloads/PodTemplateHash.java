package embedded.workloads;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The label that ties ReplicaSets and Pods to one version of a Deployment's pod template. */
final class PodTemplateHash {
  static final String LABEL = "pod-template-hash";

  private static final JsonMapper SORTED =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private static final int FNV_OFFSET = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;

  private PodTemplateHash() {}

  /** Equal for equal templates; FNV-1a with 32 bits, encoded as Kubernetes does. */
  static String of(PodTemplateSpec template) {
    int hash = FNV_OFFSET;
    for (byte octet : SORTED.writeValueAsString(template).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return Names.encoded(hash);
  }
}
