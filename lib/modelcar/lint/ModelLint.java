package modelcar.lint;

import console.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at a model before it is packed, and says what would go wrong with it later. */
public final class ModelLint {
  private final List<Rule> rules;
  private final Set<String> ignored;

  /**
   * @param memory the memory limit of the model server's container
   * @param ignored names of rules whose findings do not count
   * @throws Failure when there is no rule of such a name: exit code 2
   */
  public ModelLint(MemoryAmount memory, Set<String> ignored) {
    this.rules =
        List.of(
            new UnpackableEntries(),
            new Links(),
            new LfsPointers(),
            new Layout(),
            new EmptyFiles(),
            new OnnxFiles(),
            new FileNames(),
            new Whiteouts(),
            new MemoryFit(memory),
            new SecretLookingFiles(),
            new Junk());
    this.ignored = Set.copyOf(ignored);
    requireKnown(ignored);
  }

  // a mistyped one would be believed to be ignored
  private void requireKnown(Set<String> ignored) {
    var known = rules.stream().flatMap(rule -> rule.names().stream()).sorted().toList();
    for (var name : ignored) {
      if (!known.contains(name)) {
        throw Failure.usage(
            "there is no rule " + name + " to ignore", "name one of " + String.join(", ", known));
      }
    }
  }

  /**
   * Looks at a model with all rules.
   *
   * @param model a directory or a single file
   * @return the errors first, each kind in the order of the rules
   * @throws Failure when the model does not exist: exit code 2
   */
  public List<Finding> check(Path model) throws IOException {
    var tree = ModelTree.of(model);
    var findings = new ArrayList<Finding>();
    for (var rule : rules) {
      findings.addAll(rule.check(tree));
    }
    findings.removeIf(finding -> ignored.contains(finding.rule()));
    findings.sort((one, other) -> one.severity().compareTo(other.severity()));
    return List.copyOf(findings);
  }
}
