package embedded.kubernetes;

import embedded.kubernetes.ProtobufSchema.Field.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of the few types that kubectl sends only as Protobuf ({@code kubectl create namespace,
 * configmap, secret, serviceaccount}, {@code kubectl auth can-i}); numbers from k8s.io/api,
 * generated.proto.
 */
final class ProtobufSchema {
  /**
   * A field of a message.
   *
   * @param fields those of the inner message; empty for other kinds
   */
  record Field(String name, Kind kind, Map<Integer, Field> fields) {
    enum Kind {
      TEXT,
      MESSAGE,
      MAP_OF_TEXT,
      MAP_OF_BYTES
    }
  }

  private static final Field METADATA =
      message(
          "metadata",
          Map.of(
              1, text("name"),
              2, text("generateName"),
              3, text("namespace"),
              11, new Field("labels", Kind.MAP_OF_TEXT, Map.of()),
              12, new Field("annotations", Kind.MAP_OF_TEXT, Map.of())));

  private static final Field RESOURCE_ATTRIBUTES =
      message(
          "resourceAttributes",
          Map.of(
              1, text("namespace"),
              2, text("verb"),
              3, text("group"),
              4, text("version"),
              5, text("resource"),
              6, text("subresource"),
              7, text("name")));

  private static final Field NON_RESOURCE_ATTRIBUTES =
      message("nonResourceAttributes", Map.of(1, text("path"), 2, text("verb")));

  private static final Map<String, Map<Integer, Field>> KINDS =
      Map.of(
          "Namespace", Map.of(1, METADATA),
          "ServiceAccount", Map.of(1, METADATA),
          "ConfigMap",
              Map.of(
                  1, METADATA,
                  2, new Field("data", Kind.MAP_OF_TEXT, Map.of()),
                  3, new Field("binaryData", Kind.MAP_OF_BYTES, Map.of())),
          "Secret",
              Map.of(
                  1,
                  METADATA,
                  2,
                  new Field("data", Kind.MAP_OF_BYTES, Map.of()),
                  3,
                  text("type"),
                  4,
                  new Field("stringData", Kind.MAP_OF_TEXT, Map.of())),
          "SelfSubjectReview", Map.of(1, METADATA),
          "SelfSubjectAccessReview",
              Map.of(
                  1,
                  METADATA,
                  2,
                  message("spec", Map.of(1, RESOURCE_ATTRIBUTES, 2, NON_RESOURCE_ATTRIBUTES))),
          "SelfSubjectRulesReview",
              Map.of(1, METADATA, 2, message("spec", Map.of(1, text("namespace")))));

  private ProtobufSchema() {}

  /** The fields of a kind; empty for a kind that is not understood. */
  static Optional<Map<Integer, Field>> of(String kind) {
    return Optional.ofNullable(KINDS.get(kind));
  }

  private static Field text(String name) {
    return new Field(name, Kind.TEXT, Map.of());
  }

  private static Field message(String name, Map<Integer, Field> fields) {
    return new Field(name, Kind.MESSAGE, fields);
  }
}
