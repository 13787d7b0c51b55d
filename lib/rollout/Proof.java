package rollout;

/** Something that only works when what was deployed serves, such as a prediction. */
@FunctionalInterface
public interface Proof<T> {
  /**
   * Asks for it once.
   *
   * @throws console.Failure when it did not work
   */
  T get() throws InterruptedException;
}
