package embedded.kubernetes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is refused. It becomes a {@code metav1.Status} body; code, reason and message are
 * those of the real server (k8s.io/apimachinery, pkg/api/errors), because clients decide by the
 * reason and people read the message.
 */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient ObjectNode details;

  private ApiError(int code, String reason, String message, ObjectNode details) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  private ApiError(int code, String reason, String message) {
    this(code, reason, message, Json.object());
  }

  int code() {
    return code;
  }

  static ApiError notFound(ResourceType type, String name) {
    return new ApiError(
        404,
        "NotFound",
        "%s \"%s\" not found".formatted(type.resource(), name),
        details(type, name));
  }

  static ApiError noSuchResource() {
    return new ApiError(404, "NotFound", "the server could not find the requested resource");
  }

  static ApiError alreadyExists(ResourceType type, String name) {
    return new ApiError(
        409,
        "AlreadyExists",
        "%s \"%s\" already exists".formatted(type.resource(), name),
        details(type, name));
  }

  static ApiError conflict(ResourceType type, String name, String why) {
    return new ApiError(
        409,
        "Conflict",
        "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.resource(), name, why),
        details(type, name));
  }

  static ApiError modified(ResourceType type, String name) {
    return conflict(
        type,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  /**
   * Server-side apply met fields of others.
   *
   * @param managers for each field who has it, in the words of {@link
   *     ManagedFields.Manager#describe}
   */
  static ApiError applyConflict(List<String> managers, List<String> fields) {
    var details = Json.object();
    var causes = details.putArray("causes");
    var lines = new LinkedHashMap<String, String>();
    for (int i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      causes
          .addObject()
          .put("reason", "FieldManagerConflict")
          .put("message", "conflict with " + managers.get(i))
          .put("field", field);
      lines.merge(managers.get(i), "\n- " + field, String::concat);
    }
    var message =
        fields.size() == 1
            ? "Apply failed with 1 conflict: conflict with %s: %s"
                .formatted(managers.get(0), fields.get(0))
            : "Apply failed with %d conflicts: %s".formatted(fields.size(), grouped(lines));
    return new ApiError(409, "Conflict", message, details);
  }

  private static String grouped(Map<String, String> fieldsByManager) {
    return fieldsByManager.entrySet().stream()
        .map(it -> "conflicts with " + it.getKey() + ":" + it.getValue())
        .collect(Collectors.joining("\n"));
  }

  static ApiError invalid(ResourceType type, String name, String field, String problem) {
    var details = details(type, name).put("kind", type.kind());
    details
        .putArray("causes")
        .addObject()
        .put("reason", "FieldValueInvalid")
        .put("message", problem)
        .put("field", field);
    return new ApiError(
        422,
        "Invalid",
        "%s \"%s\" is invalid: %s: %s".formatted(type.qualifiedKind(), name, field, problem),
        details);
  }

  static ApiError unprocessable(String message) {
    return new ApiError(422, "Invalid", message);
  }

  static ApiError forbidden(ResourceType type, String name, String why) {
    var subject = name.isEmpty() ? type.resource() : type.resource() + " \"" + name + "\"";
    return new ApiError(403, "Forbidden", subject + " is forbidden: " + why, details(type, name));
  }

  static ApiError unauthorized() {
    return new ApiError(401, "Unauthorized", "Unauthorized");
  }

  static ApiError badRequest(String message) {
    return new ApiError(400, "BadRequest", message);
  }

  static ApiError methodNotAllowed() {
    return new ApiError(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  static ApiError unsupportedMediaType(List<String> accepted) {
    return new ApiError(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + String.join(", ", accepted));
  }

  /** The watch cannot continue where the client left off: it has to list again. */
  static ApiError expired(long asked, long oldest) {
    return new ApiError(
        410, "Expired", "too old resource version: %d (%d)".formatted(asked, oldest));
  }

  static ApiError internal(Exception cause) {
    return new ApiError(500, "InternalError", "Internal error occurred: " + cause);
  }

  private static ObjectNode details(ResourceType type, String name) {
    var details = Json.object();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!type.group().isEmpty()) {
      details.put("group", type.group());
    }
    return details.put("kind", type.plural());
  }

  /** This error as the body of the answer. */
  ObjectNode status() {
    var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    if (!details.isEmpty()) {
      status.set("details", details);
    }
    return status.put("code", code);
  }
}
