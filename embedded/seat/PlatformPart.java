package embedded.seat;

/** What of a platform can fail while participants work. */
public enum PlatformPart {
  GIT_SERVER,
  REGISTRY,
  /** The controllers of one participant's Argo CD. */
  ARGO_CD
}
