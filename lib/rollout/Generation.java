package rollout;

import argocd.ApplicationSetState;
import argocd.ApplicationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import why.Finding;
import why.Outlook;
import why.Scene;
import why.Why;

/** The ApplicationSet has read Git and made the Application. */
final class Generation implements Condition {
  private final Target target;
  private final Map<String, String> values;
  private final Reminder reminder;
  private Optional<Map<?, ?>> oldError = Optional.empty();
  private boolean hasSeenOldError;

  /**
   * @param values of the Application's config.yaml
   */
  Generation(Target target, Map<String, String> values, Reminder reminder) {
    this.target = target;
    this.values = values;
    this.reminder = reminder;
  }

  @Override
  public Optional<String> pending(Scene scene) {
    if (scene.applicationSet().isEmpty()) {
      return Optional.of("the ApplicationSet " + target.applicationSet() + " appears");
    }
    if (!reminder.isAnswered(scene.applicationSet()) && !othersFail(scene)) {
      return Optional.of("the ApplicationSet reads Git");
    }
    return scene.application().isEmpty()
        ? Optional.of("the ApplicationSet makes the Application")
        : Optional.empty();
  }

  /** A refused name stops only its own Application; the refresh stays unanswered all the same. */
  private boolean othersFail(Scene scene) {
    var set = new ApplicationSetState(scene.applicationSet().orElseThrow());
    return newError(scene)
            .filter(it -> GenerationError.isAboutAnother(it, target.application()))
            .isPresent()
        && scene
            .application()
            .filter(it -> set.hasMade(new ApplicationState(it), values))
            .isPresent();
  }

  /**
   * An error from before may be mended by what was pushed. One that stays as it was is written
   * nowhere anew: only time tells that it was not mended.
   */
  private Optional<Map<?, ?>> newError(Scene scene) {
    if (!hasSeenOldError) {
      return Optional.empty(); // nobody has been asked yet: what is there is from before
    }
    var error = scene.applicationSet().flatMap(it -> new ApplicationSetState(it).error());
    return error.filter(
        it -> !error.equals(oldError) || reminder.isOverdue(scene.applicationSet()));
  }

  @Override
  public List<Finding> findings(Scene scene) {
    if (scene.applicationSet().isEmpty()) {
      return List.of(
          finding(
              "the ApplicationSet " + target.applicationSet(),
              "it does not exist in " + target.toolings(),
              "setup-appsets"));
    }
    if (newError(scene).isPresent()) {
      return Why.notGenerated(scene);
    }
    if (!reminder.isAnswered(scene.applicationSet())) {
      return reminder.silence(scene.applicationSet());
    }
    return List.of(
        finding(
            "the ApplicationSet " + target.applicationSet(),
            "it makes no Application " + target.application(),
            "look whether its files: pattern finds the config.yaml"));
  }

  private static Finding finding(String object, String cause, String next) {
    return new Finding(object, cause, "", next, Outlook.DOUBTFUL);
  }

  @Override
  public Optional<Instant> remind(Scene scene) {
    if (scene.applicationSet().isEmpty()) {
      return Optional.empty();
    }
    if (!hasSeenOldError) {
      hasSeenOldError = true;
      oldError = scene.applicationSet().flatMap(it -> new ApplicationSetState(it).error());
    }
    return Optional.of(reminder.ask(scene.applicationSet()));
  }
}
