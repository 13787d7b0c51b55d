package modelcar.lint;

/** How bad a finding is. The names are part of {@code -o json} and stay as they are. */
public enum Severity {
  /** The image would not serve, or not everywhere: it is not pushed. */
  error,
  /** It serves, and may surprise later. */
  warning
}
