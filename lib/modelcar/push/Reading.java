package modelcar.push;

/** Whether a plan reads the model. */
public enum Reading {
  /**
   * Layers whose digest is not remembered count as to be sent: they are read when they are sent.
   */
  NOTHING,

  /** All of it, so that the plan is exact. */
  ALL
}
