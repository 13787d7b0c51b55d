package modelcar.push;

/** Whether a plan reads the model. */
public enum Reading {
  /**
   * Layers whose digest is not remembered count as to be sent: they are read when they are sent.
   */
  NOTHING,

  /**
   * All of it where the tag is taken, because only then it shows whether by the same image; else
   * nothing.
   */
  IF_TAGGED,

  /** All of it, so that the plan is exact. */
  ALL;

  /** What it comes to, now that this is known of the tag. */
  Reading where(boolean isTaken) {
    return this != IF_TAGGED ? this : isTaken ? ALL : NOTHING;
  }
}
