package overview;

import console.Failure;
import java.util.List;
import rollout.Standing;

/**
 * What is said about an application in an environment.
 *
 * @param sentence why it is so; empty where there is nothing to say
 * @param next the command or action that helps; empty where there is none
 * @param remarks what somebody should know all the same, one sentence each
 */
public record Verdict(State state, String sentence, String next, List<String> remarks) {

  static Verdict of(Standing standing) {
    if (standing instanceof Standing.NotServing not) {
      return new Verdict(State.SERVES_NOT, not.why().sentence(), not.why().next(), List.of());
    }
    if (standing instanceof Standing.NotJudged split) {
      var sentence =
          "its new version has " + split.percent() + " % of the traffic, which is split elsewhere";
      var next = "check-ui, or ask the model yourself";
      return new Verdict(State.NOT_JUDGED, sentence, next, split.remarks());
    }
    return new Verdict(State.SERVES, "", "", standing.remarks());
  }

  static Verdict notConfigured(String configFile, String next) {
    return new Verdict(State.NOT_CONFIGURED, configFile + " is empty", next, List.of());
  }

  /** The file is broken on the server, where running a command again does not mend it. */
  static Verdict brokenConfig(Failure broken) {
    var next = "mend it in your clone, then git commit and git push";
    return new Verdict(State.SERVES_NOT, broken.getMessage(), next, List.of());
  }
}
