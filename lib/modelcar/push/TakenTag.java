package modelcar.push;

/** What to do where the tag stands for another image already. */
public enum TakenTag {
  /** Leave it: who deployed it by this tag shall not get another model. */
  REFUSE(Reading.IF_TAGGED),

  /** Let it stand for the new image. */
  MOVE(Reading.NOTHING);

  private final Reading reading;

  TakenTag(Reading reading) {
    this.reading = reading;
  }

  /**
   * What has to be known before anything is sent: whether to refuse. A tag that may move is sent to
   * in any case, and then the model is read once, while it is sent.
   */
  public Reading reading() {
    return reading;
  }
}
