package why;

import java.util.stream.Stream;

/** Knows one kind of trouble and finds it in what the cluster says of itself. */
interface Rule {
  /** What this rule finds; most often nothing. */
  Stream<Finding> look(Scene scene);
}
