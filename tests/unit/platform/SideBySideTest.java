package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platform.SideBySide.Answer;

@Tag("unit")
@Timeout(20)
class SideBySideTest {
  private final CountDownLatch never = new CountDownLatch(1);

  /** Each of three waits until all three are there. */
  @Test
  void asksAtTheSameTime() throws Exception {
    var allThree = new CyclicBarrier(3);
    try (var sideBySide = new SideBySide(3)) {
      var begun = new ArrayList<Answer<Integer>>();
      for (int i = 0; i < 3; i++) {
        int number = i;
        begun.add(
            sideBySide.begin(
                () -> {
                  allThree.await();
                  return number;
                }));
      }

      assertEquals(
          List.of(0, 1, 2), List.of(begun.get(0).get(), begun.get(1).get(), begun.get(2).get()));
    }
  }

  @Test
  void notMoreThanAllowed() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var allHaveBegun = new CountDownLatch(1);
    var twoAreThere = new CyclicBarrier(2); // so that two run whatever the scheduler does
    try (var sideBySide = new SideBySide(2)) {
      var begun = new ArrayList<Answer<Integer>>();
      for (int i = 0; i < 8; i++) {
        begun.add(
            sideBySide.begin(
                () -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  allHaveBegun.await();
                  twoAreThere.await();
                  return running.decrementAndGet();
                }));
      }
      allHaveBegun.countDown();
      for (var answer : begun) {
        answer.get();
      }
    }

    assertEquals(2, most.get());
  }

  /** The second one fails before the first one does. */
  @Test
  void theFirstFailureInTheOrderOfThoseWhoAskIsTold() throws Exception {
    var secondHasFailed = new CountDownLatch(1);
    var first = Failure.content("first", "");
    try (var sideBySide = new SideBySide(2)) {
      var one =
          sideBySide.begin(
              () -> {
                secondHasFailed.await();
                throw first;
              });
      var other =
          sideBySide.begin(
              () -> {
                secondHasFailed.countDown();
                throw new IOException("second");
              });

      assertSame(first, assertThrows(Failure.class, one::get));
      assertEquals("second", assertThrows(IOException.class, other::get).getMessage());
    }
  }

  static List<Exception> thrownAsTheyAre() {
    return List.of(
        Failure.unreachable("nobody answers", ""),
        new IllegalStateException("a gap"),
        new IOException("torn"),
        new InterruptedException("stopped"));
  }

  @ParameterizedTest
  @MethodSource("thrownAsTheyAre")
  void whatIsThrownComesAsItIs(Exception thrown) {
    Callable<String> question =
        () -> {
          throw thrown;
        };
    try (var sideBySide = new SideBySide(1)) {
      var answer = sideBySide.begin(question);

      assertSame(thrown, assertThrows(Exception.class, answer::get));
    }
  }

  @Test
  void whoIsInterruptedWhileWaitingLeavesNobodyBehind() throws Exception {
    var started = new CountDownLatch(1);
    var wasStopped = new AtomicBoolean();
    var hasBegunLater = new AtomicBoolean();
    var person = Thread.currentThread();
    try (var sideBySide = new SideBySide(1)) {
      var endless =
          sideBySide.begin(
              () -> {
                started.countDown();
                try {
                  never.await();
                } catch (InterruptedException stopped) {
                  wasStopped.set(true);
                }
                return "";
              });
      sideBySide.begin(() -> hasBegunLater.getAndSet(true));
      started.await();
      person.interrupt();

      assertThrows(InterruptedException.class, endless::get);
    }

    assertTrue(wasStopped.get());
    assertFalse(hasBegunLater.get());
  }
}
