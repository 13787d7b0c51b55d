package why;

/**
 * Why something is not deployed: one cause, with all that a person needs to go on.
 *
 * @param object what has the problem, for example {@code the pod jukebox-predictor-5d4f in
 *     user1-test}
 * @param cause what is wrong with it, in words that follow a colon
 * @param evidence what Kubernetes or Argo CD said itself; empty where the cause says it all
 * @param next the command or action that helps
 * @param outlook whether it may pass by itself
 */
public record Finding(String object, String cause, String evidence, String next, Outlook outlook) {

  /** The whole of it as one sentence, without the next command. */
  public String sentence() {
    var said = object + ": " + cause;
    return evidence.isEmpty() ? said : said + " (" + evidence + ")";
  }
}
