package gitops.forge;

import console.Console;
import console.ExitCode;
import console.Failure;
import java.time.Duration;
import java.time.Instant;

/** Waits for people: until a pull request is merged, or somebody decides against it. */
public final class AwaitedMerge {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Forge forge;
  private final Console console;

  public AwaitedMerge(Forge forge, Console console) {
    this.forge = forge;
    this.console = console;
  }

  /**
   * Asks again and again: a forge tells a client without an address of its own nothing by itself.
   *
   * @return the merge commit
   * @throws Failure closed without a merge (exit code 4), not merged in time (3)
   */
  public String of(PullRequest request, Duration timeout) throws InterruptedException {
    console.say("waiting for the merge of " + request.url());
    var deadline = Instant.now().plus(timeout);
    var pause = FIRST_PAUSE;
    var now = forge.again(request);
    while (now.state() == PullRequest.State.OPEN) {
      if (Instant.now().isAfter(deadline)) {
        throw new Failure(
            ExitCode.NOT_IN_TIME,
            "the pull request "
                + request.url()
                + " is not merged after "
                + timeout.toSeconds()
                + " s",
            "have it merged, then run this again");
      }
      Thread.sleep(pause.toMillis());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
      now = forge.again(request);
    }
    if (now.state() == PullRequest.State.CLOSED) {
      throw Failure.refused(
          "the pull request " + request.url() + " was closed without a merge",
          "ask who closed it; running this again opens a new one");
    }
    console.done("merged " + request.url());
    return now.mergeCommit().orElseThrow();
  }
}
