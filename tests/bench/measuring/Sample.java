package measuring;

/**
 * One run of a side.
 *
 * @param start what a run took that only starts and ends
 * @param whole what the task took, with the start
 */
public record Sample(Usage start, Usage whole) {
  /** The task alone. */
  public Usage task() {
    return whole.without(start);
  }
}
