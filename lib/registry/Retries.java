package registry;

import console.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import platform.Reason;

/**
 * Tries again what may work the next time: a connection that was lost, an answer that speaks of the
 * server's state (429, 5xx). Pauses grow, differ by chance so that fifty pipelines do not come back
 * together, and are at least as long as the server asks for; where that is longer than anybody
 * waits, there is no next time.
 */
public final class Retries {
  /** Something that may be done once more from its beginning. */
  public interface Attempt<T> {
    T run() throws IOException, InterruptedException;
  }

  /** Hears of each attempt that failed and is repeated. */
  public interface Listener {
    /**
     * @param what was tried, to stand before "failed"
     * @param pause before the next attempt
     */
    void failed(String what, IOException why, Duration pause);
  }

  /** Says it to the person at the console. */
  public static Listener telling(Console console) {
    return (what, why, pause) ->
        console.warn(
            what + " failed (" + Reason.of(why) + "), again in " + pause.toSeconds() + " s");
  }

  private final Patience patience;
  private final Listener listener;

  /**
   * @param listener hears of everything that is tried again
   */
  public Retries(Patience patience, Listener listener) {
    this.patience = patience;
    this.listener = listener;
  }

  Patience patience() {
    return patience;
  }

  /**
   * Of a registry that was there before.
   *
   * @param what is tried, such as {@code sending model.bin}
   * @return what the first attempt that works returns
   * @throws IOException of the last attempt, or of one that cannot work the next time either
   */
  public <T> T of(String what, Attempt<T> attempt) throws IOException, InterruptedException {
    return run(what, attempt, Retries::mayPass);
  }

  /**
   * Of a registry that we meet for the first time: where nobody answers, the name is wrong more
   * often than the network is slow.
   */
  <T> T ofFirst(String what, Attempt<T> attempt) throws IOException, InterruptedException {
    return run(what, attempt, failed -> isAnswer(failed) && mayPass(failed));
  }

  // somebody is there, if only to break a TLS handshake off
  private static boolean isAnswer(IOException failed) {
    return failed instanceof RegistryRefusal || Reason.has(failed, SSLException.class);
  }

  private <T> T run(String what, Attempt<T> attempt, Predicate<IOException> again)
      throws IOException, InterruptedException {
    for (int tried = 1; ; tried++) {
      try {
        return attempt.run();
      } catch (IOException failed) {
        if (tried >= patience.attempts() || !again.test(failed) || wantsTooLongAPause(failed)) {
          throw failed;
        }
        var pause = pause(tried, failed);
        listener.failed(what, failed, pause);
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private static boolean mayPass(IOException failed) {
    return failed instanceof RegistryRefusal refusal
        ? refusal.isPassing()
        : !(failed instanceof DigestMismatch
            || Reason.isDistrust(failed)
            || Reason.isPlainHttp(failed));
  }

  // never less than the server asks for, and not at the same moment for all whom it asked
  private Duration pause(int tried, IOException failed) {
    var own = spread(patience.firstPause().multipliedBy(1L << (tried - 1)));
    var usual = own.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : own;
    var asked = asked(failed);
    return asked.compareTo(usual) > 0 ? asked.plus(usual.dividedBy(2)) : usual;
  }

  private boolean wantsTooLongAPause(IOException failed) {
    return asked(failed).compareTo(patience.longestPause()) > 0;
  }

  private static Duration asked(IOException failed) {
    return failed instanceof RegistryRefusal refusal
        ? refusal.retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  private static Duration spread(Duration pause) {
    return Duration.ofMillis(
        (long) (pause.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble())));
  }
}
