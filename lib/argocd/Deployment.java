package argocd;

import console.Console;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import platform.Observed;

/**
 * One wait for one Application: asks Argo CD to look, follows what it does, asks again when the
 * request was lost, and tells the person when a new stage begins.
 */
final class Deployment {
  /** How long a handled request may leave the commit unseen (Argo CD issue 28306 loses some). */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final String name;
  private final DeployedCommit rule;
  private final Console console;
  private Verdict verdict = new Verdict.NotYet("Argo CD has not looked yet");
  private String told = "";

  Deployment(String name, DeployedCommit rule, Console console) {
    this.name = name;
    this.rule = rule;
    this.console = console;
  }

  /** Waits until the verdict is final, or the deadline. */
  Verdict await(
      Resource<GenericKubernetesResource> resource, Observed application, Instant deadline)
      throws InterruptedException {
    boolean wasBroken = false;
    while (Instant.now().isBefore(deadline)) {
      long asked = ArgoNamespace.annotate(resource, ApplicationState.REFRESH, "normal");
      application.await(
          it -> it.filter(seen -> isSince(asked, seen) && isFinal(seen)).isPresent(),
          earlier(Instant.now().plus(ASK_AGAIN), deadline));
      // an error may still be about the commit before ours: only one that stays counts
      if (verdict instanceof Verdict.Deployed || verdict instanceof Verdict.Broken && wasBroken) {
        return verdict;
      }
      wasBroken = verdict instanceof Verdict.Broken;
      if (!wasBroken) {
        awaitIdle(application, deadline);
      }
    }
    return verdict;
  }

  // a sync or a roll-out under way needs no reminder: it would only load the controller
  private void awaitIdle(Observed application, Instant deadline) throws InterruptedException {
    application.await(
        it ->
            it.filter(seen -> isFinal(seen) || !new ApplicationState(seen).isAtWork()).isPresent(),
        deadline);
  }

  private static boolean isSince(long version, GenericKubernetesResource seen) {
    return ArgoNamespace.version(seen) >= version;
  }

  private boolean isFinal(GenericKubernetesResource seen) {
    verdict = rule.judge(new ApplicationState(seen));
    if (verdict instanceof Verdict.NotYet notYet && !notYet.stage().equals(told)) {
      told = notYet.stage();
      console.say(name + ": " + told);
    }
    return !(verdict instanceof Verdict.NotYet);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
