package embedded.argocd;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rendering.Fields;
import rendering.Target;
import rendering.ThreeWayMerge;

/**
 * An Application's {@code status.operationState}: the last sync, or the one that is being retried.
 * A failed sync of an automated Application is tried again 5 times, after 5, 10, 20, 40 and 80
 * seconds; in between the phase is Running and the message says when.
 */
record OperationState(Map<String, Object> fields) {
  static final int RETRY_LIMIT = 5;
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofMinutes(3);

  /** Go's {@code time.Kitchen}. */
  private static final DateTimeFormatter KITCHEN =
      DateTimeFormatter.ofPattern("h:mma", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static OperationState of(ApplicationSpec application) {
    return new OperationState(Fields.map(application.status(), "operationState"));
  }

  /** The state after an attempt. */
  static OperationState after(
      ApplicationSpec application,
      Target target,
      Operation operation,
      SyncResult result,
      Instant startedAt,
      Instant now) {
    var previous = of(application);
    var retries = previous.awaitsRetry() ? previous.retryCount() : 0;
    var fields = new LinkedHashMap<String, Object>();
    fields.put("operation", operation.fields());
    fields.put(
        "startedAt",
        previous.awaitsRetry() ? Fields.text(previous.fields, "startedAt") : text(startedAt));
    fields.put("finishedAt", text(now));
    fields.put("syncResult", syncResult(application, target, result));
    if (result.succeeded()) {
      fields.put("phase", "Succeeded");
      fields.put("message", result.message());
    } else if (retries < RETRY_LIMIT) {
      var retryAt = now.plus(retryDelay(retries));
      fields.put("phase", "Running");
      fields.put("retryCount", retries + 1L);
      fields.put(
          "message",
          "%s. Retrying attempt #%d at %s."
              .formatted(result.message(), retries + 1, KITCHEN.format(retryAt)));
    } else {
      fields.put("phase", "Failed");
      fields.put("retryCount", (long) retries);
      fields.put("message", "%s (retried %d times).".formatted(result.message(), retries));
    }
    return new OperationState(fields);
  }

  private static Map<String, Object> syncResult(
      ApplicationSpec application, Target target, SyncResult result) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("resources", result.resources());
    putRevisions(fields, application, target);
    if (application.hasMultipleSources()) {
      fields.put("source", Map.of("repoURL", ""));
      fields.put("sources", application.sources());
    } else {
      fields.put("source", application.sources().get(0));
    }
    return fields;
  }

  private static void putRevisions(
      Map<String, Object> fields, ApplicationSpec application, Target target) {
    if (application.hasMultipleSources()) {
      fields.put("revision", "");
      fields.put("revisions", target.revisions());
    } else {
      fields.put("revision", target.revisions().get(0));
    }
  }

  private static Duration retryDelay(int retries) {
    var delay = FIRST_RETRY.multipliedBy(1L << retries);
    return delay.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay;
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  boolean awaitsRetry() {
    return Fields.text(fields, "phase").equals("Running") && retryCount() > 0;
  }

  boolean failed() {
    return Fields.text(fields, "phase").equals("Failed")
        || Fields.text(fields, "phase").equals("Error");
  }

  String message() {
    return Fields.text(fields, "message");
  }

  private int retryCount() {
    return (int) Fields.number(0, fields, "retryCount");
  }

  /** When the next attempt is due. Only sensible if {@link #awaitsRetry}. */
  Instant retryAt() {
    return Instant.parse(Fields.text(fields, "finishedAt")).plus(retryDelay(retryCount() - 1));
  }

  /** Whether exactly this was attempted last. */
  boolean attempted(ApplicationSpec application, Target target) {
    var sameSources =
        application.hasMultipleSources()
            ? ThreeWayMerge.sameValue(
                Fields.value(fields, "syncResult", "sources"), application.sources())
            : ThreeWayMerge.sameValue(
                Fields.value(fields, "syncResult", "source"), application.sources().get(0));
    var revisions =
        application.hasMultipleSources()
            ? Fields.texts(fields, "syncResult", "revisions")
            : List.of(Fields.text(fields, "syncResult", "revision"));
    return sameSources && revisions.equals(target.revisions());
  }
}
