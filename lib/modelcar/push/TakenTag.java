package modelcar.push;

/** What to do where the tag stands for another image already. */
public enum TakenTag {
  /** Leave it: who deployed it by this tag shall not get another model. */
  REFUSE,

  /** Let it stand for the new image. */
  MOVE
}
