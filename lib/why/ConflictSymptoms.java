package why;

import static why.Outlook.DOUBTFUL;
import static why.Outlook.HOPEFUL;

import java.util.List;

/**
 * What the API says to one of Argo CD's controllers that wrote an object which somebody else had
 * written in between: Kubernetes lets only the first one win (API conventions, "concurrency control
 * and consistency"). It is nobody's fault, and where many people deploy at once it is common.
 */
final class ConflictSymptoms {
  private static final String WORDS = "the object has been modified";

  /** Of an ApplicationSet: its controller takes it up again until it succeeds. */
  static final List<Symptom> OF_SETS =
      List.of(
          Symptom.of(
              WORDS,
              "somebody wrote it at the same moment, and Argo CD tries again by itself",
              "wait",
              HOPEFUL));

  /** Of a sync: Argo CD tries it five times, and then never again for the same commit. */
  static final List<Symptom> OF_SYNCS =
      List.of(
          Symptom.of(
              WORDS + ".*Retrying attempt",
              "somebody wrote an object at the same moment, and Argo CD tries again by itself",
              "wait",
              HOPEFUL),
          Symptom.of(
              WORDS,
              "somebody else keeps writing an object that Argo CD applies",
              "press SYNC in Argo CD, or commit and push once more",
              DOUBTFUL));

  private ConflictSymptoms() {}
}
