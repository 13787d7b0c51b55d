///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES ../lib/console/Console.java
//SOURCES ../lib/modelcar/Modelcar.java

import console.Failure;
import console.Result;
import console.Script;
import java.util.List;
import modelcar.lint.Finding;
import modelcar.lint.LintOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint-model",
    description = {
      "Looks at a model before it is packed: whether KServe and OpenVINO Model Server would find",
      "and load it, and whether the image would hold what it must not. Ends with 4 on errors."
    })
public class LintModel extends Script {
  @Parameters(paramLabel = "MODEL", description = "the model: a directory or a file")
  String model;

  @Mixin LintOptions lint;

  public static void main(String... args) {
    Script.main(new LintModel(), args);
  }

  @Override
  protected Result run() throws Exception {
    console().step("Look at " + model);
    var findings = lint.findings(workbench().path(model));
    var errors = findings.stream().filter(Finding::isError).toList();
    var result =
        new Result()
            .value("model", model)
            .value("errors", errors.size())
            .value("warnings", findings.size() - errors.size())
            .value("findings", findings.stream().map(Finding::asResult).toList());
    findings.forEach(finding -> describe(finding, result));
    if (!errors.isEmpty()) {
      return result.failing(refusal(errors));
    }
    console().done(findings.isEmpty() ? "nothing to say against it" : "it can be packed");
    return result;
  }

  private static void describe(Finding finding, Result result) {
    result.note(finding.severity() + ": " + finding.sentence() + " [" + finding.rule() + "]");
    result.note("  do: " + finding.next());
  }

  private Failure refusal(List<Finding> errors) {
    return errors.size() == 1
        ? errors.get(0).refusal(workbench().path(model))
        : Failure.refused(
            "the model has " + errors.size() + " errors, see above",
            "mend them, or name those that do not matter with --ignore RULE");
  }

  @Override
  protected String explanation() {
    return """
    find MODEL -type l -o -size 0 -o ! -readable
    grep -rl '^version https://git-lfs.github.com/spec/v1' MODEL
    python -c 'import onnx; onnx.checker.check_model("MODEL/model.onnx")'
    """;
  }
}
