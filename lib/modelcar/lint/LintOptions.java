package modelcar.lint;

import console.Console;
import console.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of a script that looks at a model before it does something with it. */
public final class LintOptions {
  @Option(
      names = "--memory",
      paramLabel = "AMOUNT",
      description = "the model server's memory limit (default: ${DEFAULT-VALUE}, as in the chart)",
      defaultValue = "4Gi")
  String memory = "4Gi";

  @Option(
      names = "--ignore",
      paramLabel = "RULE",
      description = "a rule whose findings do not count, such as layout; may be repeated")
  Set<String> ignored = new LinkedHashSet<>();

  /**
   * What is to be said about a model.
   *
   * @throws Failure when it does not exist, --memory is no amount or --ignore no rule: exit code 2
   */
  public List<Finding> findings(Path model) throws IOException {
    return new ModelLint(MemoryAmount.parse(memory), ignored).check(model);
  }

  /**
   * Says all that is to be said about a model, and stops where it would not serve.
   *
   * @throws Failure for the first error: exit code 4
   */
  public void require(Path model, Console console) throws IOException {
    var findings = findings(model);
    var errors = findings.stream().filter(Finding::isError).toList();
    findings.stream()
        .filter(finding -> !finding.isError() || errors.size() > 1)
        .forEach(finding -> console.warn(finding.sentence() + " (" + finding.next() + ")"));
    if (!errors.isEmpty()) {
      throw errors.get(0).refusal(model);
    }
  }
}
