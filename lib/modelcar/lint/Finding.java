package modelcar.lint;

import console.Failure;
import console.Result;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something about a model that a person should know before it is packed.
 *
 * @param rule which rule found it, such as {@code lfs-pointer}: the name to give to {@code
 *     --ignore}, and stable
 * @param file where, relative to the model with {@code /} between the names; {@code .} is the model
 *     itself
 * @param what what is wrong, as a sentence whose subject is the file, such as {@code is a Git LFS
 *     pointer}
 * @param next what to do about it
 */
public record Finding(Severity severity, String rule, String file, String what, String next) {
  /** A finding that stops the push. */
  public static Finding error(String rule, String file, String what, String next) {
    return new Finding(Severity.error, rule, file, what, next);
  }

  /** A finding that does not stop the push. */
  public static Finding warning(String rule, String file, String what, String next) {
    return new Finding(Severity.warning, rule, file, what, next);
  }

  /** Whether it stops the push. */
  public boolean isError() {
    return severity == Severity.error;
  }

  /** Where and what, as one sentence. */
  public String sentence() {
    return (file.equals(".") ? "the model" : file) + " " + what;
  }

  /** The refusal to pack a model like this, with the whole path: exit code 4. */
  public Failure refusal(Path model) {
    var where = file.equals(".") ? "the model " + model : inside(model);
    return Failure.refused(where + " " + what, next);
  }

  // a model that is one file has its own name as the finding's place
  private String inside(Path model) {
    return Files.isDirectory(model) ? model + "/" + file : model.toString();
  }

  /** For programs. */
  public Result asResult() {
    return new Result()
        .value("severity", severity.name())
        .value("rule", rule)
        .value("file", file)
        .value("what", what)
        .value("next", next);
  }
}
