import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints a line per test class with its time, the failures in full, and the reasons of what was
 * skipped.
 */
final class Report implements TestExecutionListener {
  private final PrintStream out;
  private final Map<String, Long> startedAt = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, List<String>> skippedFor = new LinkedHashMap<>();
  private TestPlan plan;
  private int passed;
  private int failed;
  private int skipped;
  private int failedBeforeClass;

  Report(PrintStream out) {
    this.out = out;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    startedAt.put(test.getUniqueId(), System.nanoTime());
    if (isClass(test)) {
      failedBeforeClass = failed;
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    int tests =
        test.isTest()
            ? 1
            : plan.getDescendants(test).stream().mapToInt(t -> t.isTest() ? 1 : 0).sum();
    skipped += Math.max(1, tests);
    skipped(test.getDisplayName(), reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
      case ABORTED -> skip(test, result);
      case FAILED -> fail(test, result);
    }
    if (isClass(test)) {
      var seconds = (System.nanoTime() - startedAt.get(test.getUniqueId())) / 1e9;
      var mark = failed == failedBeforeClass ? "ok  " : "FAIL";
      out.printf("%s %6.1f s  %s%n", mark, seconds, test.getDisplayName());
    }
  }

  private void skip(TestIdentifier test, TestExecutionResult result) {
    // an aborted class never starts its tests: they count as skipped all the same
    skipped +=
        Math.max(
            1, (int) plan.getDescendants(test).stream().filter(TestIdentifier::isTest).count());
    var reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
    skipped(name(test), reason);
  }

  private void skipped(String name, String reason) {
    skippedFor.computeIfAbsent(reason, it -> new ArrayList<>()).add(name);
  }

  private void fail(TestIdentifier test, TestExecutionResult result) {
    failed++;
    var name = name(test);
    var cause = result.getThrowable();
    failures.add(name + cause.map(it -> ": " + firstLine(it)).orElse(""));
    out.println("FAILED " + name);
    cause.ifPresent(it -> it.printStackTrace(new PrintWriter(out, true)));
  }

  private static String firstLine(Throwable cause) {
    return cause.toString().lines().findFirst().orElse("");
  }

  private String name(TestIdentifier test) {
    var parent = plan.getParent(test).map(TestIdentifier::getDisplayName).orElse("");
    return parent + " > " + test.getDisplayName();
  }

  private static boolean isClass(TestIdentifier test) {
    return test.getSource().filter(ClassSource.class::isInstance).isPresent();
  }

  /** Prints the summary; its last line is what people and pipelines look for. */
  int finish() {
    skippedFor.forEach(
        (reason, names) -> out.println("skipped: " + String.join(", ", names) + ": " + reason));
    failures.forEach(failure -> out.println("failed: " + failure));
    out.printf("%d passed, %d failed, %d skipped%n", passed, failed, skipped);
    return failed == 0 && passed + skipped > 0 ? 0 : 1;
  }
}
