//SOURCES ../gitops/Gitops.java
//SOURCES ../argocd/Argocd.java
//SOURCES ../registry/Registry.java
//SOURCES ../why/Why.java
//SOURCES ArgoCdCheck.java
//SOURCES BaseImageCheck.java
//SOURCES Check.java
//SOURCES CloneCheck.java
//SOURCES ClusterCheck.java
//SOURCES ConnectToCheck.java
//SOURCES Diagnosis.java
//SOURCES Examined.java
//SOURCES GitIdentityCheck.java
//SOURCES GitReadCheck.java
//SOURCES GitWriteCheck.java
//SOURCES IdentityCheck.java
//SOURCES NamespacesCheck.java
//SOURCES PlaceCheck.java
//SOURCES PlaceholdersCheck.java
//SOURCES RegistryAccess.java
//SOURCES RegistryCheck.java
//SOURCES RightsCheck.java

package checkup;

import console.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import platform.Reason;

/**
 * Checks that are made at the same time where they do not stand on each other. One that fails does
 * not stop the others: only those that stand on it are left out.
 */
public final class Checkup {
  private final Function<Exception, Optional<Failure>> inWords;
  private final List<Step> steps = new ArrayList<>();

  /**
   * A check that was begun.
   *
   * @param result complete when it was made
   */
  public record Step(Check check, CompletableFuture<Diagnosis> result) {
    private Examined await() {
      return new Examined(check.name(), result.join());
    }
  }

  /**
   * @param inWords puts a library's exception into a sentence; empty where it does not know it
   */
  public Checkup(Function<Exception, Optional<Failure>> inWords) {
    this.inWords = inWords;
  }

  /** Makes a check and waits for it, because others find by it what they look at. */
  public Step first(Check check) {
    var step = begin(check);
    step.await();
    return step;
  }

  /**
   * Begins a check.
   *
   * @param ground what it stands on
   */
  public Step begin(Check check, Step... ground) {
    var grounds = List.of(ground);
    var all = grounds.stream().map(Step::result).toArray(CompletableFuture<?>[]::new);
    var result =
        CompletableFuture.allOf(all)
            .thenApplyAsync(ready -> make(check, grounds), Checkup::inBackground);
    var step = new Step(check, result);
    steps.add(step);
    return step;
  }

  private Diagnosis make(Check check, List<Step> grounds) {
    return grounds.stream()
        .filter(it -> !it.result().join().isSound())
        .findFirst()
        .<Diagnosis>map(it -> new Diagnosis.NotChecked("not checked without " + it.check().name()))
        .orElseGet(() -> look(check));
  }

  private Diagnosis look(Check check) {
    try {
      return check.look();
    } catch (Exception failed) {
      return Diagnosis.broken(inWords.apply(failed).orElseGet(() -> unexpected(failed)));
    }
  }

  private static Failure unexpected(Exception failed) {
    return Failure.content(
        "unexpected " + failed.getClass().getSimpleName() + ": " + Reason.of(failed),
        "report it, with this sentence");
  }

  private static void inBackground(Runnable task) {
    var thread = new Thread(task, "check");
    thread.setDaemon(true);
    thread.start();
  }

  /** What all checks found, in the order in which they were begun. */
  public Iterable<Examined> results() {
    return () -> steps.stream().map(Step::await).iterator();
  }
}
