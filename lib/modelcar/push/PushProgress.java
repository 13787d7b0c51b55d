package modelcar.push;

/**
 * Hears how a push goes on. It is called from several threads at once, and often: it must be quick.
 */
public interface PushProgress {
  /** How a blob came to the repository. */
  enum Arrival {
    SENT,
    MOUNTED,
    THERE
  }

  /** All that there is to send is known; some of it may be sent by then. */
  default void planned(PushPlan plan) {}

  /** Bytes of the model were read only to know their digest. */
  default void read(long bytes) {}

  /** More bytes were sent; a negative number where an attempt broke off and they do not count. */
  default void sent(long bytes) {}

  /** The repository has a blob by now. */
  default void arrived(PlannedBlob blob, Arrival how) {}
}
