package embedded.argocd;

/**
 * How an object is, in Argo CD's words.
 *
 * @param message why, empty where there is nothing to say
 */
record Health(Status status, String message) {
  /** From the best to the worst: an Application is as its worst object is. */
  enum Status {
    Healthy,
    Suspended,
    Progressing,
    Missing,
    Degraded,
    Unknown
  }

  static Health healthy() {
    return new Health(Status.Healthy, "");
  }

  static Health progressing(String message) {
    return new Health(Status.Progressing, message);
  }

  static Health degraded(String message) {
    return new Health(Status.Degraded, message);
  }
}
