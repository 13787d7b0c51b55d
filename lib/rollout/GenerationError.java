package rollout;

import java.util.Map;

/** Whom an ApplicationSet's error is about. */
final class GenerationError {
  private GenerationError() {}

  /**
   * Whether it stops another Application only. A name that Kubernetes refuses stops just its own
   * Application; any other error stops all of them.
   *
   * @param error the condition {@code ErrorOccurred}
   */
  static boolean isAboutAnother(Map<?, ?> error, String application) {
    return "UpdateApplicationError".equals(error.get("reason"))
        && !String.valueOf(error.get("message")).contains(application);
  }
}
