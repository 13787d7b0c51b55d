import console.Script;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.opentest4j.AssertionFailedError;

/** A script that works while the test watches what it says. */
final class RunningScript {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Watched err = new Watched();
  private final String line;
  private final CompletableFuture<Integer> exitCode;

  RunningScript(WorkshopParticipant participant, Script script, String... args) {
    this.line = script.getClass().getSimpleName() + " " + String.join(" ", args);
    var workbench = participant.workbench(out, err);
    this.exitCode = CompletableFuture.supplyAsync(() -> Script.at(workbench, script).execute(args));
    exitCode.whenComplete((code, failure) -> err.wake());
  }

  /** Returns as soon as it has said these words to the person. */
  RunningScript says(String words) throws InterruptedException {
    err.await(words, () -> !exitCode.isDone(), this::toString);
    return this;
  }

  /** Waits for its end. */
  Typed end() {
    try {
      int code = exitCode.join();
      return new Typed(line, code, out.toString(StandardCharsets.UTF_8), err.text());
    } catch (CompletionException failed) {
      throw new AssertionFailedError(line + " ended with an exception", failed.getCause());
    }
  }

  @Override
  public String toString() {
    return "$ " + line + "\n" + err.text();
  }

  /** What it prints, with a bell at each write. */
  private static final class Watched extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int value) {
      bytes.write(value);
      notifyAll();
    }

    @Override
    public synchronized void write(byte[] values, int from, int count) {
      bytes.write(values, from, count);
      notifyAll();
    }

    synchronized void wake() {
      notifyAll();
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    synchronized void await(
        String words,
        java.util.function.BooleanSupplier goesOn,
        java.util.function.Supplier<String> context)
        throws InterruptedException {
      var deadline = Instant.now().plus(PATIENCE);
      while (!text().contains(words)) {
        long left = Duration.between(Instant.now(), deadline).toMillis();
        if (left <= 0 || !goesOn.getAsBoolean()) {
          throw new AssertionFailedError("it did not say '" + words + "': " + context.get());
        }
        wait(left);
      }
    }
  }
}
