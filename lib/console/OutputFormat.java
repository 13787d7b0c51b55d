package console;

/** How a script prints its result on stdout. */
public enum OutputFormat {
  /** For people. */
  text,
  /** One JSON object: a stable interface for programs. */
  json,
  /** The same object as YAML. */
  yaml
}
