import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import serving.Prediction;

/** A client that asks the model for one prediction after the other, whatever happens to it. */
final class SteadyListener implements AutoCloseable {
  private static final int PAUSE_MILLIS = 20;

  private final Terminal terminal;
  private final String environment;
  private final List<Prediction> answers = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  SteadyListener(Terminal terminal, String environment) {
    this.terminal = terminal;
    this.environment = environment;
    clock.scheduleWithFixedDelay(this::ask, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    try {
      answers.add(terminal.predict(environment));
    } catch (RuntimeException failed) {
      failures.add(failed.toString());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the first answer, so that what follows happens to a client at work. */
  SteadyListener started() {
    Eventually.holds(() -> assertTrue(answers.size() > 0, () -> "no answer: " + failures));
    return this;
  }

  /** Stops asking; fails if one prediction had failed. */
  List<Prediction> assertNeverFailed() throws InterruptedException {
    clock.shutdown();
    assertTrue(clock.awaitTermination(30, TimeUnit.SECONDS), "the last request hangs");
    assertEquals(List.of(), failures);
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
