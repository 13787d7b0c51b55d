package measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With real processes: this Java, asked for its version. */
@Tag("unit")
class InterleavedTest {
  private static final String JAVA = ProcessHandle.current().info().command().orElse("java");
  private static final Call WORKS = Call.of(JAVA, "-version");
  private static final Call FAILS = Call.of(JAVA, "-no-such-option");

  private final List<String> happened = new ArrayList<>();

  @Test
  void preparesAndFinishesEveryRunOfEverySide() throws Exception {
    var samples = rounds(2).measure(List.of(new Version("a", WORKS), new Version("b", WORKS)));

    assertEquals(List.of(2, 2), samples.values().stream().map(List::size).toList());
    assertEquals(8, happened.size());
    for (int run = 0; run < happened.size(); run += 2) {
      var side = happened.get(run).substring(0, 1);
      assertEquals(List.of(side + " prepared", side + " finished"), happened.subList(run, run + 2));
    }
  }

  @Test
  void changesTheOrderFromRoundToRound() throws Exception {
    var sides = List.of(new Version("a", WORKS), new Version("b", WORKS), new Version("c", WORKS));

    rounds(2).measure(sides);

    assertNotEquals(happened.subList(0, 6), happened.subList(6, 12));
  }

  @Test
  void namesTheSideThatFails() {
    var failed =
        assertThrows(
            CallFailed.class, () -> rounds(1).measure(List.of(new Version("broken", FAILS))));

    assertTrue(failed.getMessage().startsWith("broken: exit code 1, "), failed.getMessage());
  }

  @Test
  void tellsWhatTheMachineTells() throws Exception {
    var usage = Meter.best().run(WORKS);

    assertTrue(usage.wallSeconds() > 0);
    usage.cpuSeconds().ifPresent(seconds -> assertTrue(seconds > 0, "CPU " + seconds));
    usage.peakBytes().ifPresent(bytes -> assertTrue(bytes > 5e6, "peak " + bytes));
  }

  private static Interleaved rounds(int rounds) throws Exception {
    return new Interleaved(rounds, Meter.best(), progress -> {});
  }

  private final class Version implements Side {
    private final String name;
    private final Call task;

    Version(String name, Call task) {
      this.name = name;
      this.task = task;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<Call> start() {
      return List.of(WORKS);
    }

    @Override
    public void prepare() {
      happened.add(name + " prepared");
    }

    @Override
    public List<Call> task() {
      return List.of(task);
    }

    @Override
    public void finish() {
      happened.add(name + " finished");
    }
  }
}
