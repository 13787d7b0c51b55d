package embedded.pages;

/** A condition in an object's status. Argo CD's Applications have no {@code status} in theirs. */
record Condition(String type, String status, String reason, String message) {
  boolean isTrue() {
    return "True".equals(status);
  }

  /** Whether it is one of Argo CD's errors; the others are warnings. */
  boolean isError() {
    return type.endsWith("Error");
  }
}
