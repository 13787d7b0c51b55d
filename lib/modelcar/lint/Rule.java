package modelcar.lint;

import java.io.IOException;
import java.util.List;

/** One thing that is looked for in a model. */
interface Rule {
  /** The names that its findings have, as for {@code --ignore}. */
  List<String> names();

  /**
   * Looks for it.
   *
   * @return what was found, in the order of the files; empty where all is well
   * @throws IOException where a file that could be opened cannot be read to its end
   */
  List<Finding> check(ModelTree model) throws IOException;
}
